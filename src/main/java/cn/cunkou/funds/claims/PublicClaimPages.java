package cn.cunkou.funds.claims;

import cn.cunkou.funds.claims.PublicClaims.PublicClaim;
import cn.cunkou.plan.Publicity;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 奖补 for everybody: who is about to be paid, and who was. */
@Controller
public class PublicClaimPages {
    private static final int ROWS = 50;

    private final PublicClaims claims;
    private final Publicity publicity;
    private final Counties counties;

    PublicClaimPages(PublicClaims claims, Publicity publicity, Counties counties) {
        this.claims = claims;
        this.publicity = publicity;
        this.counties = counties;
    }

    /** What a county's applications came to. */
    public record PublicClaimsPage(String place, long paid, String sum, Paged<Row> rows) {}

    /**
     * One of them.
     *
     * @param day it was paid, or came into its state
     * @param notice address of its public notice
     */
    public record Row(
            String name,
            String reward,
            String amount,
            String state,
            String tone,
            String icon,
            String day,
            @Nullable String notice) {}

    @GetMapping("/funds/claims")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        var county = counties.home();
        var all = claims.in(county.code());
        var paid = all.stream().filter(one -> one.state().equals("paid")).toList();
        var request = new Paged.Request(page, ROWS);
        List<Row> rows =
                all.stream().skip(request.offset()).limit(request.size()).map(this::row).toList();
        model.addAttribute(
                "page",
                new PublicClaimsPage(
                        county.name(),
                        paid.size(),
                        paid.stream()
                                .map(PublicClaim::amount)
                                .reduce(Money.ZERO, Money::plus)
                                .toString(),
                        request.of(rows, all.size())));
        return "funds/claims/public";
    }

    private Row row(PublicClaim claim) {
        var state = State.of(claim.state());
        var notice = claim.notice();
        var paid = claim.paidOn();
        return new Row(
                claim.name(),
                claim.reward(),
                claim.amount().toString(),
                state.label(),
                state.tone(),
                state.icon(),
                (paid == null ? claim.since() : paid).toString(),
                notice == null ? null : publicity.href(notice));
    }
}
