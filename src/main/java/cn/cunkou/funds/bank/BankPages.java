package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.funds.bank.Reconciliation.Sides;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 对账: what the bank shows against what the ledger says, and the months that were closed. */
@Controller
class BankPages {
    static final String CONSOLE = "/console/funds";

    private static final String PATH = CONSOLE + "/{fund}/bank";
    private static final int SHOWN = 200;
    private static final int PAIRS = 30;
    private static final Columns COLUMNS =
            Columns.of(
                    "银行存款余额调节表",
                    Column.text("项目"),
                    Column.day("日期"),
                    Column.text("对方"),
                    Column.note("摘要或用途"),
                    Column.money("金额（元）"),
                    Column.code("流水号或账号"));

    private final Reconciliation reconciliation;
    private final BankMonths months;
    private final Funds funds;
    private final Counties counties;

    BankPages(Reconciliation reconciliation, BankMonths months, Funds funds, Counties counties) {
        this.reconciliation = reconciliation;
        this.months = months;
        this.funds = funds;
        this.counties = counties;
    }

    @GetMapping(PATH)
    String bank(
            @PathVariable String fund,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int found,
            Model model) {
        var words =
                switch (done) {
                    case "auto" -> "自动配上%d对".formatted(found);
                    case "matched" -> "已配对";
                    case "unmatched" -> "已取消配对";
                    default -> null;
                };
        model.addAttribute("page", page(funds.get(fund), words, null));
        return "funds/bank";
    }

    @PostMapping(PATH + "/auto")
    String auto(@PathVariable String fund) {
        var pairs = reconciliation.match(funds.get(fund));
        return "redirect:%s/%s/bank?done=auto&found=%d".formatted(CONSOLE, fund, pairs);
    }

    @PostMapping(PATH + "/match")
    String match(
            @PathVariable String fund,
            @RequestParam(required = false) @Nullable List<UUID> line,
            @RequestParam(required = false) @Nullable List<Long> number,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            reconciliation.match(
                    found,
                    Objects.requireNonNullElse(line, List.of()),
                    Objects.requireNonNullElse(number, List.of()));
            return seen(fund, "matched");
        } catch (Problem refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("page", page(found, null, refused.getMessage()));
            return "funds/bank";
        }
    }

    @PostMapping(PATH + "/matches/{match}/undo")
    String unmatch(
            @PathVariable String fund,
            @PathVariable UUID match,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            reconciliation.unmatch(found, match);
            return seen(fund, "unmatched");
        } catch (Problem refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("page", page(found, null, refused.getMessage()));
            return "funds/bank";
        }
    }

    private static String seen(String fund, String done) {
        return "redirect:%s/%s/bank?done=%s".formatted(CONSOLE, fund, done);
    }

    private BankPage page(Fund fund, @Nullable String done, @Nullable String refused) {
        var sides = reconciliation.sides(fund);
        var today = counties.today(fund.division());
        var lines = sides.lines().stream().filter(line -> line.match() == null).toList();
        var movements = sides.movements().stream().filter(one -> one.match() == null).toList();
        return new BankPage(
                fund,
                sides.lines().size(),
                lines.stream().limit(SHOWN).map(line -> row(line, today)).toList(),
                movements.stream().limit(SHOWN).map(one -> row(one, today)).toList(),
                Math.max(0, lines.size() - SHOWN) + Math.max(0, movements.size() - SHOWN),
                pairs(sides),
                months(fund, today),
                done,
                refused,
                List.of());
    }

    private static BankPage.Row row(BankLine line, LocalDate today) {
        return new BankPage.Row(
                line.id().toString(),
                line.day(),
                line.party().isEmpty() ? "（没有户名）" : line.party(),
                line.remark(),
                new Money(line.fen()),
                ChronoUnit.DAYS.between(line.day(), today));
    }

    private static BankPage.Row row(Movement movement, LocalDate today) {
        return new BankPage.Row(
                Long.toString(movement.number()),
                movement.day(),
                Objects.requireNonNullElse(movement.payee(), "财政"),
                movement.label() + "：" + movement.purpose(),
                new Money(movement.fen()),
                ChronoUnit.DAYS.between(movement.day(), today));
    }

    private static List<BankPage.Pair> pairs(Sides sides) {
        var byMatch =
                sides.movements().stream()
                        .filter(one -> one.match() != null)
                        .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.match())));
        var pairs = new ArrayList<BankPage.Pair>();
        for (var line : sides.lines().reversed()) {
            if (line.match() != null && pairs.size() < PAIRS) {
                var book = byMatch.getOrDefault(line.match(), List.of());
                pairs.add(
                        new BankPage.Pair(
                                line.match().toString(),
                                "%s %s %s".formatted(line.day(), line.party(), line.remark()),
                                book.stream()
                                        .map(one ->
                                                "%s %s（第%d笔账）"
                                                        .formatted(
                                                                one.day(),
                                                                one.label(),
                                                                one.number()))
                                        .collect(Collectors.joining("；")),
                                new Money(line.fen())));
            }
        }
        return pairs;
    }

    private List<BankPage.Month> months(Fund fund, LocalDate today) {
        var all = new ArrayList<BankPage.Month>();
        months.next(fund.id())
                .filter(next -> today.isAfter(next.atEndOfMonth()))
                .ifPresent(next -> all.add(new BankPage.Month(next.toString(), false, true)));
        months.closed(fund.id())
                .forEach(one -> all.add(new BankPage.Month(one.month().toString(), true, false)));
        return all;
    }

    @GetMapping(PATH + "/months/{month}")
    String month(@PathVariable String fund, @PathVariable String month, Model model) {
        var found = funds.get(fund);
        model.addAttribute("page", StatementPage.of(found, statement(found, month), null));
        return "funds/bankMonth";
    }

    @PostMapping(PATH + "/months/{month}/close")
    String close(
            @PathVariable String fund,
            @PathVariable String month,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            months.close(found, month(month));
            return "redirect:%s/%s/bank/months/%s".formatted(CONSOLE, fund, month);
        } catch (Problem refused) {
            response.setStatus(refused.status().value());
            var statement = statement(found, month);
            model.addAttribute("page", StatementPage.of(found, statement, refused.getMessage()));
            return "funds/bankMonth";
        }
    }

    @GetMapping(PATH + "/months/{month}/export")
    ResponseEntity<byte[]> export(@PathVariable String fund, @PathVariable String month) {
        var found = funds.get(fund);
        var page = StatementPage.of(found, statement(found, month), null);
        var rows = new ArrayList<List<@Nullable String>>();
        rows.add(total("账面余额", page.end(), page.book()));
        rows.add(total("银行对账单余额", page.end(), page.bank()));
        for (var part : page.parts()) {
            for (var item : part.items()) {
                rows.add(
                        List.of(
                                part.label(),
                                item.day().toString(),
                                item.who(),
                                item.what(),
                                item.amount().yuan().toPlainString(),
                                item.mark()));
            }
            rows.add(total(part.label() + "合计", page.end(), part.sum()));
        }
        rows.add(total("说不清的差额", page.end(), page.unexplained()));
        return Excel.download("%s%s余额调节表".formatted(found.title(), month), COLUMNS, rows);
    }

    private static List<@Nullable String> total(String label, LocalDate day, Money amount) {
        return List.of(label, day.toString(), "", "", amount.yuan().toPlainString(), "");
    }

    private BankStatement statement(Fund fund, String month) {
        return months.statement(fund, month(month));
    }

    static YearMonth month(String typed) {
        if (!typed.matches("20\\d{2}-\\d{2}")) {
            throw Problem.notFound("月份" + typed);
        }
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeException e) {
            throw Problem.notFound("月份" + typed);
        }
    }
}
