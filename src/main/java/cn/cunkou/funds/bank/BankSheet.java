package cn.cunkou.funds.bank;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Line;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The workbook of a bank statement. */
final class BankSheet {
    static final String FUND = "专账";
    static final String DAY = "日期";
    static final String SIDE = "收支";
    static final String AMOUNT = "金额（元）";
    static final String BALANCE = "余额（元）";
    static final String SERIAL = "流水号";
    private static final String PARTY = "对方户名";
    private static final String TAIL = "对方账号后几位";
    private static final String REMARK = "摘要";
    private static final String IN = "收";
    private static final String OUT = "支";

    static final Columns COLUMNS =
            Columns.of(
                    "银行流水",
                    Column.day(DAY).mandatory().such("2019-11-12"),
                    Column.text(PARTY).upTo(120).explained("银行写的户名；利息、手续费可以不填"),
                    Column.code(TAIL).upTo(8).such("6789"),
                    Column.choice(SIDE, List.of(IN, OUT)).mandatory(),
                    Column.decimal(AMOUNT).mandatory().such("12000.00"),
                    Column.decimal(BALANCE).mandatory().such("350000.00").explained("这一笔以后的余额"),
                    Column.note(REMARK).upTo(300),
                    Column.code(SERIAL)
                            .mandatory()
                            .such("20191112000123")
                            .explained("银行的流水号，一个账户里不重复"),
                    Column.code(FUND).explained("专账的编号或账号后四位；本县只有一个专账的不用填"));

    private BankSheet() {}

    /** The row; null where a cell is missing or wrong, with its own faults added. */
    static @Nullable SheetLine read(Line line, @Nullable String fund, List<Fault> faults) {
        var amount = fen(line, AMOUNT, faults);
        var balance = fen(line, BALANCE, faults);
        var day = line.day(DAY);
        var side = line.text(SIDE);
        var serial = line.text(SERIAL);
        if (amount != null && amount <= 0) {
            faults.add(new Fault(AMOUNT, "金额要大于零", "收还是支写在“收支”一列"));
            return null;
        }
        if (amount == null
                || balance == null
                || day == null
                || side == null
                || serial == null
                || fund == null) {
            return null;
        }
        return new SheetLine(
                fund,
                day,
                Objects.requireNonNullElse(line.text(PARTY), ""),
                Objects.requireNonNullElse(line.text(TAIL), ""),
                side.equals(IN) ? amount : -amount,
                balance,
                Objects.requireNonNullElse(line.text(REMARK), ""),
                serial);
    }

    private static @Nullable Long fen(Line line, String column, List<Fault> faults) {
        var yuan = line.decimal(column);
        if (yuan == null) {
            return null;
        }
        try {
            return yuan.movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            faults.add(new Fault(column, "写到了分以下，或者数太大", "最多两位小数，单位是元"));
            return null;
        }
    }

    static List<@Nullable String> cells(SheetLine line) {
        return Arrays.asList(
                line.day().toString(),
                line.party(),
                line.tail(),
                line.fen() > 0 ? IN : OUT,
                yuan(Math.abs(line.fen())),
                yuan(line.balance()),
                line.remark(),
                line.serial(),
                line.fund());
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
