package cn.cunkou.funds;

import cn.cunkou.funds.Seals.Seal;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.projects.Contract;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.Projects;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of a fund as of the root of a day. */
@Service
class FundReports {
    private final Funds funds;
    private final Seals seals;
    private final Contracts contracts;
    private final Projects projects;
    private final JdbcClient jdbc;

    FundReports(Funds funds, Seals seals, Contracts contracts, Projects projects, JdbcClient jdbc) {
        this.funds = funds;
        this.seals = seals;
        this.contracts = contracts;
        this.projects = projects;
        this.jdbc = jdbc;
    }

    /** A payment with what was clawed back of it, in fen. */
    private record Paid(
            LocalDate day,
            String line,
            String payee,
            String purpose,
            @Nullable String contract,
            long fen,
            long back) {}

    @Transactional(readOnly = true)
    public FundReport report(Fund fund, LocalDate day) {
        var seal = seals.last(fund.id(), day).orElse(null);
        var sums = new ReportSums(seal == null ? List.of() : cells(fund, seal));
        var charter = funds.charter(fund);
        return new FundReport(
                fund,
                day,
                seal,
                List.of(
                        use(charter, sums),
                        sources(charter, sums),
                        months(sums),
                        payments(fund, charter, seal == null ? List.of() : paid(fund, seal)),
                        balance(charter, sums)));
    }

    private List<ReportSums.Cell> cells(Fund fund, Seal seal) {
        return jdbc.sql(
                        """
                        select to_char(day, 'YYYY-MM') as month, from_account, to_account, coalesce(source, '') as source,
                               coalesce(line, '') as line, commitment is not null as promised, sum(fen)::bigint as fen
                          from funds.entry where fund = :fund and number <= :size
                         group by 1, 2, 3, 4, 5, 6
                        """)
                .param("fund", fund.id())
                .param("size", seal.size())
                .query((row, number) ->
                        new ReportSums.Cell(
                                row.getString("month"),
                                row.getString("from_account"),
                                row.getString("to_account"),
                                row.getString("source"),
                                row.getString("line"),
                                row.getBoolean("promised"),
                                row.getLong("fen")))
                .list();
    }

    private List<Paid> paid(Fund fund, Seal seal) {
        return jdbc.sql(
                        """
                        select min(entry.day) filter (where kind = 'payment') as day, min(entry.line) as line,
                               min(entry.payee_name) as payee, min(entry.purpose) filter (where kind = 'payment') as purpose,
                               min(entry.contract) as contract,
                               coalesce(sum(entry.fen) filter (where kind = 'payment'), 0)::bigint as fen,
                               coalesce(sum(entry.fen) filter (where kind = 'claw-back'), 0)::bigint as back
                          from funds.entry
                         where entry.fund = :fund and number <= :size and kind in ('payment', 'claw-back')
                         group by entry.payment order by 1, min(number)
                        """)
                .param("fund", fund.id())
                .param("size", seal.size())
                .query((row, number) ->
                        new Paid(
                                row.getObject("day", LocalDate.class),
                                row.getString("line"),
                                row.getString("payee"),
                                row.getString("purpose"),
                                row.getString("contract"),
                                row.getLong("fen"),
                                row.getLong("back")))
                .list();
    }

    /** 资金使用情况表: each line with what every source paid of it. */
    private static ReportTable use(Charter charter, ReportSums sums) {
        var columns = new ArrayList<Column>();
        columns.add(Column.text("预算项"));
        columns.add(Column.money("预算（元）"));
        charter.sources()
                .forEach(source -> columns.add(Column.money("已付：" + source.label() + "（元）")));
        columns.addAll(
                List.of(
                        Column.money("已付合计（元）"),
                        Column.money("合同占用（元）"),
                        Column.money("可用（元）"),
                        Column.text("进度")));
        var rows = new ArrayList<List<String>>();
        var total = new long[charter.sources().size() + 4];
        for (var line : charter.leaves()) {
            var figures = new ArrayList<Long>();
            figures.add(sums.allotted(line.id()));
            charter.sources().forEach(source -> figures.add(sums.paid(line.id(), source.id())));
            var paid = sums.paid(line.id(), null);
            figures.add(paid);
            figures.add(sums.promised(line.id()));
            figures.add(sums.left(line.id()));
            for (var i = 0; i < total.length; i++) {
                total[i] += figures.get(i);
            }
            rows.add(
                    row(
                            line.id() + " " + line.label(),
                            figures,
                            percent(paid, figures.getFirst())));
        }
        var sum = new ArrayList<Long>();
        for (var one : total) {
            sum.add(one);
        }
        rows.add(row("合计", sum, percent(total[total.length - 3], total[0])));
        return new ReportTable("use", "资金使用情况表", columns, rows);
    }

    private static List<String> row(String label, List<Long> figures, String... more) {
        var row = new ArrayList<String>();
        row.add(label);
        figures.forEach(one -> row.add(yuan(one)));
        row.addAll(List.of(more));
        return row;
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "—" : "%.1f%%".formatted(100.0 * part / whole);
    }

    private static ReportTable sources(Charter charter, ReportSums sums) {
        var rows =
                charter.sources().stream()
                        .map(source -> {
                            var planned = source.amount();
                            return List.of(
                                    source.label(),
                                    planned == null ? "" : planned.yuan().toPlainString(),
                                    yuan(sums.received(source.id())),
                                    yuan(sums.paid(null, source.id())),
                                    yuan(sums.onHand(source.id())));
                        })
                        .toList();
        return new ReportTable(
                "sources",
                "分来源",
                List.of(
                        Column.text("来源"),
                        Column.money("方案或文件（元）"),
                        Column.money("到账（元）"),
                        Column.money("已付（元）"),
                        Column.money("结存（元）")),
                rows);
    }

    private static ReportTable months(ReportSums sums) {
        var rows = new ArrayList<List<String>>();
        var hand = 0L;
        for (var month : sums.months()) {
            var came = sums.received(month, null);
            var went = sums.paid(month);
            hand += came - went;
            rows.add(row(month, List.of(came, went, hand)));
        }
        return new ReportTable(
                "months",
                "分月",
                List.of(
                        Column.text("月份"),
                        Column.money("到账（元）"),
                        Column.money("已付（元）"),
                        Column.money("月末结存（元）")),
                rows);
    }

    /** 一对一支付清单: whom each payment went to, for which project and contract. */
    private ReportTable payments(Fund fund, Charter charter, List<Paid> all) {
        var signed =
                contracts.in(fund.division()).stream()
                        .collect(Collectors.toMap(one -> one.id().toString(), Function.identity()));
        var titles = new TreeMap<String, String>();
        var rows = new ArrayList<List<String>>();
        for (var paid : all) {
            var contract = paid.contract == null ? null : signed.get(paid.contract);
            rows.add(
                    List.of(
                            paid.day.toString(),
                            contract == null ? "" : project(contract, titles),
                            contract == null ? text(paid.contract) : contract.number(),
                            text(paid.payee),
                            paid.line
                                    + " "
                                    + charter.line(paid.line).map(Charter.Line::label).orElse(""),
                            paid.purpose,
                            yuan(paid.fen),
                            yuan(paid.back)));
        }
        return new ReportTable(
                "payments",
                "一对一支付清单",
                List.of(
                        Column.day("日期"),
                        Column.text("项目"),
                        Column.text("合同"),
                        Column.text("收款方"),
                        Column.text("预算项"),
                        Column.note("用途"),
                        Column.money("金额（元）"),
                        Column.money("其中已追回（元）")),
                rows);
    }

    private String project(Contract contract, TreeMap<String, String> titles) {
        return titles.computeIfAbsent(
                contract.project().toString(),
                _ -> projects.find(contract.project()).map(one -> one.title()).orElse(""));
    }

    private static ReportTable balance(Charter charter, ReportSums sums) {
        return new ReportTable(
                "balance",
                "试算平衡表",
                List.of(
                        Column.text("科目"),
                        Column.money("收（元）"),
                        Column.money("付（元）"),
                        Column.money("余额（元）")),
                sums.accounts().stream()
                        .map(account ->
                                row(
                                        words(charter, account),
                                        List.of(
                                                sums.in(account),
                                                sums.out(account),
                                                sums.in(account) - sums.out(account))))
                        .toList());
    }

    private static String words(Charter charter, String account) {
        if (Account.isSource(account)) {
            return "结存 " + charter.baseWords(Account.id(account));
        }
        return Account.words(account)
                + charter.line(Account.id(account)).map(line -> " " + line.label()).orElse("");
    }

    private static String yuan(long fen) {
        return new Money(fen).yuan().toPlainString();
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
