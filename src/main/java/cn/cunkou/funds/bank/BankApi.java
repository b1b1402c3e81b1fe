package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.Imports;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A fund's bank account and its reconciliation, for programs. */
@RestController
@Tag(name = "funds")
class BankApi {
    private static final int MOST = 10_000;

    /** Of a workbook, below its titles. */
    private static final int FIRST_ROW = 2;

    /** How programs call what a workbook has as columns. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    BankSheet.DAY, "day",
                    BankSheet.AMOUNT, "amount",
                    BankSheet.BALANCE, "balance",
                    BankSheet.SERIAL, "serial");

    private final BankMonths months;
    private final BankIntake intake;
    private final BankImport kind;
    private final Imports imports;
    private final Reconciliation reconciliation;
    private final Funds funds;
    private final Idempotency idempotency;

    BankApi(
            BankMonths months,
            BankIntake intake,
            BankImport kind,
            Imports imports,
            Reconciliation reconciliation,
            Funds funds,
            Idempotency idempotency) {
        this.months = months;
        this.intake = intake;
        this.kind = kind;
        this.imports = imports;
        this.reconciliation = reconciliation;
        this.funds = funds;
        this.idempotency = idempotency;
    }

    /** How bank and ledger stood on the last day of a month; amounts in fen. */
    @Schema(name = "BankMonth")
    record MonthJson(
            String month,
            @Schema(description = "账面余额，分") long book,
            @Schema(description = "银行余额，分") long bank,
            @Schema(description = "说不清的差额，分；结清的月份是0") long unexplained,
            @Schema(description = "结清时账本有多少笔账") long entries,
            @Schema(description = "没有结清为空") @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Schema(description = "未达账项") List<TransitJson> transit) {
        static MonthJson of(BankStatement statement) {
            return new MonthJson(
                    statement.month().toString(),
                    statement.book(),
                    statement.bank(),
                    statement.unexplained(),
                    statement.entries(),
                    statement.closedAt(),
                    statement.closedBy(),
                    statement.transit().stream()
                            .map(one ->
                                    new TransitJson(
                                            one.side() == BankStatement.Side.BOOK ? "book" : "bank",
                                            one.day(),
                                            one.who(),
                                            one.what(),
                                            one.fen(),
                                            one.mark()))
                            .toList());
        }
    }

    @Schema(name = "BankTransit")
    record TransitJson(
            @Schema(allowableValues = {"book", "bank"}) String side,
            LocalDate day,
            String who,
            String what,
            @Schema(description = "分，收为正、支为负") long amount,
            String mark) {}

    /** A line of a statement; amounts in fen. */
    @Schema(name = "BankLine")
    record LineJson(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable LocalDate day,
            @Schema(description = "对方户名") @Nullable String party,
            @Schema(description = "对方账号后几位") @Nullable String account,
            @Schema(description = "分，收为正、支为负", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable Long amount,
            @Schema(description = "这一笔以后的余额，分", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable Long balance,
            @Schema(description = "摘要") @Nullable String remark,
            @Schema(description = "银行的流水号，一个账户里不重复", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String serial) {

        @Nullable SheetLine read(Fund fund, String at, Faults faults) {
            var number = faults.required(at + "serial", "流水号", serial, 64);
            var name = faults.text(at + "party", party, 120);
            var tail = faults.text(at + "account", account, 8);
            var said = faults.text(at + "remark", remark, 300);
            if (day == null) {
                faults.add(at + "day", "没有写日期", "写成2019-11-12这样");
            }
            if (amount == null || amount == 0) {
                faults.add(at + "amount", "没有写金额", "单位是分，收为正、支为负");
            }
            if (balance == null) {
                faults.add(at + "balance", "没有写余额", "这一笔以后的余额，单位是分");
            }
            return day == null || amount == null || balance == null
                    ? null
                    : new SheetLine(
                            fund.id(),
                            day,
                            Objects.requireNonNullElse(name, ""),
                            Objects.requireNonNullElse(tail, ""),
                            amount,
                            balance,
                            Objects.requireNonNullElse(said, ""),
                            number);
        }
    }

    @Schema(name = "NewBankLines")
    record LinesJson(@Nullable List<@Nullable LineJson> lines) {
        List<SheetLine> read(Fund fund) {
            var faults = new Faults();
            var rows = new ArrayList<SheetLine>();
            var given = Objects.requireNonNullElse(lines, List.<LineJson>of());
            if (given.isEmpty() || given.size() > MOST) {
                faults.add("lines", "没有流水，或者超过%d笔".formatted(MOST), "分几次发");
            }
            for (var i = 0; i < Math.min(given.size(), MOST); i++) {
                var line = given.get(i);
                var row = line == null ? null : line.read(fund, "lines[%d].".formatted(i), faults);
                if (row != null) {
                    rows.add(row);
                }
            }
            if (faults.any()) {
                throw Problem.badRequest(
                        "一笔也没有导入，有%d处不对：".formatted(faults.found().size()), faults.found());
            }
            return rows;
        }
    }

    @Schema(name = "BankLinesEntered")
    record EnteredJson(
            @Schema(description = "发来多少笔") int sent,
            @Schema(description = "其中新的，其余以前导入过") int entered,
            @Schema(description = "自动配上账的有多少对") int matched,
            @Schema(description = "这一批的编号，在/console/imports/编号里看和撤销；一笔新的也没有为空")
                    @Nullable String batch) {}

    /** What of both sides nobody has matched. */
    @Schema(name = "BankUnmatched")
    record OpenJson(List<OpenLineJson> lines, List<OpenEntryJson> entries) {}

    @Schema(name = "BankOpenLine")
    record OpenLineJson(
            UUID id,
            String serial,
            LocalDate day,
            String party,
            String remark,
            @Schema(description = "分，收为正、支为负") long amount) {}

    @Schema(name = "BankOpenEntry")
    record OpenEntryJson(
            @Schema(description = "第几笔账") long number,
            LocalDate day,
            String kind,
            @Nullable String payee,
            String purpose,
            @Schema(description = "分，收为正、支为负") long amount) {}

    /** What is the same money. */
    @Schema(name = "BankMatch")
    record MatchJson(
            @Schema(description = "银行流水的编号") @Nullable List<UUID> lines,
            @Schema(description = "账是第几笔") @Nullable List<Long> entries) {}

    @GetMapping("/api/funds/{fund}/bank/open")
    @Operation(summary = "没有配上的银行流水和账")
    OpenJson open(@PathVariable String fund) {
        return open(funds.get(fund));
    }

    private OpenJson open(Fund fund) {
        var sides = reconciliation.sides(fund);
        return new OpenJson(
                sides.lines().stream()
                        .filter(line -> line.match() == null)
                        .map(line ->
                                new OpenLineJson(
                                        line.id(),
                                        line.serial(),
                                        line.day(),
                                        line.party(),
                                        line.remark(),
                                        line.fen()))
                        .toList(),
                sides.movements().stream()
                        .filter(one -> one.match() == null)
                        .map(one ->
                                new OpenEntryJson(
                                        one.number(),
                                        one.day(),
                                        one.kind(),
                                        one.payee(),
                                        one.purpose(),
                                        one.fen()))
                        .toList());
    }

    @PostMapping("/api/funds/{fund}/bank/lines")
    @Operation(
            summary = "导入银行流水",
            description = "全部导入，或者有一处不对就一笔也不导入；余额要接得上。导入过的流水号不重复记。能确定的自动配上账。新的记成一批，和上传的表一样可以撤销。")
    EnteredJson enter(
            @PathVariable String fund,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody LinesJson lines) {
        var found = funds.get(fund);
        return idempotency.once(
                key,
                path(fund) + "/lines",
                lines,
                EnteredJson.class,
                () -> {
                    var rows = lines.read(found);
                    var entered = intake.take(found, rows, FIELDS);
                    return new EnteredJson(
                            rows.size(),
                            entered.ids().size(),
                            entered.pairs(),
                            batch(found, rows, entered.ids()));
                });
    }

    private @Nullable String batch(Fund fund, List<SheetLine> rows, Map<String, String> ids) {
        var fresh = new ArrayList<Change<SheetLine>>();
        for (var row : rows) {
            var id = ids.get(BankIntake.key(row));
            if (id != null) {
                fresh.add(new Change<>(FIRST_ROW + fresh.size(), id, null, row));
            }
        }
        var name = "%s 接口送来的流水.xlsx".formatted(fund.id());
        return fresh.isEmpty()
                ? null
                : imports.brought(kind, fund.division().digits(), name, fresh);
    }

    @PostMapping("/api/funds/{fund}/bank/match")
    @Operation(summary = "把流水和账配成一对", description = "两边各至少一笔，合计相等；答复还没有配上的。")
    OpenJson match(
            @PathVariable String fund,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody MatchJson match) {
        var found = funds.get(fund);
        return idempotency.once(
                key,
                path(fund) + "/match",
                match,
                OpenJson.class,
                () -> {
                    reconciliation.match(
                            found,
                            Objects.requireNonNullElse(match.lines(), List.of()),
                            Objects.requireNonNullElse(match.entries(), List.of()));
                    return open(found);
                });
    }

    @PostMapping("/api/funds/{fund}/bank/months/{month}/close")
    @Operation(summary = "结清一个月", description = "说不清的差额是0才能结清；结清以后这个月的流水和配对不能再动。")
    MonthJson close(
            @PathVariable String fund,
            @PathVariable String month,
            @RequestHeader(Idempotency.HEADER) String key) {
        var found = funds.get(fund);
        return idempotency.once(
                key,
                path(fund) + "/months/" + month + "/close",
                month,
                MonthJson.class,
                () -> {
                    months.close(found, BankPages.month(month));
                    return MonthJson.of(months.statement(found, BankPages.month(month)));
                });
    }

    private static String path(String fund) {
        return "/api/funds/" + fund + "/bank";
    }

    @GetMapping("/api/funds/{fund}/bank/months/{month}")
    @Operation(summary = "银行存款余额调节表", description = "某月最后一天账面和银行的余额、未达账项；月份写成2019-10。")
    MonthJson month(@PathVariable String fund, @PathVariable String month) {
        return MonthJson.of(months.statement(funds.get(fund), BankPages.month(month)));
    }
}
