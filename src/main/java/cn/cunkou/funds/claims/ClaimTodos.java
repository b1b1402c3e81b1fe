package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.Wait;
import cn.cunkou.plan.Waits;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications that wait for whoever looks, and rewards that end soon. */
@Component
class ClaimTodos implements Todo.Source {
    private final Claims claims;
    private final ClaimTable table;
    private final Funds funds;
    private final Counties counties;
    private final Waits waits;

    ClaimTodos(Claims claims, ClaimTable table, Funds funds, Counties counties, Waits waits) {
        this.waits = waits;
        this.claims = claims;
        this.table = table;
        this.funds = funds;
        this.counties = counties;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> todos() {
        var roles = Actor.current().roles();
        if (Stream.of("finance", "bureau-officer", "operator-staff").noneMatch(roles::contains)) {
            return List.of();
        }
        var todos = new ArrayList<Todo>();
        reviews(todos);
        var own = Actor.current().id();
        add(
                todos,
                "奖补申请要补件",
                table.waiting(State.RETURNED).stream()
                        .filter(claim -> claim.openedBy().equals(own))
                        .count(),
                "审核退回的，补上凭证再提交",
                "?state=returned");
        add(todos, "奖补待公示", claims.waiting(State.APPROVED).size(), "审核通过，等发起公示", "/runs");
        var shown = table.waiting(State.PUBLICITY);
        shown.stream()
                .map(Claim::shownUntil)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .ifPresent(until ->
                        add(
                                todos,
                                "奖补公示中",
                                shown.size(),
                                "最早的公示到%s".formatted(until),
                                "?state=publicity"));
        add(todos, "奖补待支付", table.waiting(State.PAYABLE).size(), "公示通过，等编支付批次", "/runs");
        var bounced = table.waiting(State.BOUNCED);
        add(
                todos,
                "奖补被银行退回",
                bounced.stream().filter(claim -> claim.correction() == null).count(),
                "更正账户以后再付",
                "?state=bounced");
        if (roles.contains("finance") || roles.contains("bureau-officer")) {
            add(
                    todos,
                    "更正的账户要复核",
                    bounced.stream().filter(claim -> claims.whyNotAccount(claim) == null).count(),
                    "换了账户的，由另一个人核对",
                    "?state=bounced");
        }
        for (var fund : funds.all()) {
            ends(fund, todos);
        }
        return todos;
    }

    private void reviews(List<Todo> todos) {
        var mine =
                table.waiting(State.REVIEW).stream()
                        .filter(claim ->
                                claims.whyNot(
                                                claim,
                                                Claims.stages(
                                                        funds.charter(funds.get(claim.fund()))))
                                        == null)
                        .toList();
        var late =
                mine.stream().filter(claim -> due(claim).isBefore(today(claim.division()))).count();
        if (!mine.isEmpty()) {
            todos.add(
                    new Todo(
                            "奖补待审核",
                            mine.size(),
                            late > 0
                                    ? "%d份超过%d个工作日".formatted(late, patience(mine.getFirst()))
                                    : "最早的%s以前审完"
                                            .formatted(
                                                    mine.stream()
                                                            .map(this::due)
                                                            .min(LocalDate::compareTo)
                                                            .orElseThrow()),
                            ClaimPages.PATH + "?state=review",
                            true));
        }
    }

    private LocalDate due(Claim claim) {
        return WorkingDays.china().plus(claim.since(), patience(claim));
    }

    /** Working days after which a review is overdue. */
    private int patience(Claim claim) {
        return waits.of(claim.division(), Wait.REVIEW_DAYS);
    }

    private LocalDate today(DivisionCode division) {
        return counties.today(division);
    }

    private static void add(
            List<Todo> todos, String label, long count, String hint, String address) {
        if (count > 0) {
            todos.add(new Todo(label, count, hint, ClaimPages.PATH + address, false));
        }
    }

    /** Rewards that may be judged for a few more days only. */
    private void ends(Fund fund, List<Todo> todos) {
        var today = today(fund.division());
        var soon = waits.of(fund.division(), Wait.REWARD_DAYS);
        var ending =
                funds.charter(fund).rewards().stream()
                        .filter(reward -> reward.span().contains(today))
                        .filter(reward -> !reward.span().to().isAfter(today.plusDays(soon)))
                        .map(Reward::label)
                        .toList();
        if (!ending.isEmpty()) {
            todos.add(
                    new Todo(
                            "奖补快到期",
                            ending.size(),
                            "%d天内截止：%s".formatted(soon, String.join("、", ending)),
                            ClaimPages.PATH + "/entitled",
                            false));
        }
    }
}
