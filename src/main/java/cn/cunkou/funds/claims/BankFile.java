package cn.cunkou.funds.claims;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.values.Money;
import cn.cunkou.values.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the bank is told to pay: a line for each account, then their number, their sum and the
 * SHA-256 of all lines before it.
 */
record BankFile(List<Line> lines) {
    static final Columns COLUMNS =
            Columns.of(
                    "代发",
                    Column.code("编号"),
                    Column.text("户名"),
                    Column.text("开户行"),
                    Column.code("账号"),
                    Column.decimal("金额"),
                    Column.text("附言"));

    /** What the bank answers: one row for each line of the file. */
    static final Columns ANSWER =
            Columns.of(
                    "回单",
                    Column.code("编号").mandatory(),
                    Column.decimal("金额").mandatory(),
                    Column.choice("结果", List.of("成功", "退回")).mandatory(),
                    Column.text("原因"));

    BankFile {
        lines = List.copyOf(lines);
    }

    /**
     * One transfer.
     *
     * @param number of the application, by which the bank's answer names it
     */
    record Line(
            int number, String holder, String bank, String account, Money amount, String remark) {
        List<String> cells() {
            return List.of(
                    Integer.toString(number),
                    holder,
                    bank,
                    account,
                    amount.yuan().toPlainString(),
                    remark);
        }
    }

    Money sum() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Of the head and all lines as {@link #csv} has them, in hexadecimal digits. */
    String sha256() {
        return Sha256.hex(body());
    }

    /**
     * The file as text: fields with commas between, each line ended by a line feed, the last line
     * {@code 合计,笔数,,,金额,SHA-256}. Byte order mark first, since spreadsheets take it for another
     * encoding otherwise; it is no part of what is hashed.
     */
    String csv() {
        return "\uFEFF" + body() + row(total()) + "\n";
    }

    private List<String> total() {
        return List.of(
                "合计",
                lines.size() + "笔",
                "",
                "",
                sum().yuan().toPlainString(),
                "SHA-256 " + sha256());
    }

    private String body() {
        var text = new StringBuilder("编号,户名,开户行,账号,金额,附言\n");
        lines.forEach(line -> text.append(row(line.cells())).append('\n'));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(BankFile::field).collect(Collectors.joining(","));
    }

    private static String field(String cell) {
        return cell.matches("(?s).*[,\"\\n\\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** The same as rows of a workbook, the total last. */
    List<List<@Nullable String>> rows() {
        var rows = new ArrayList<List<@Nullable String>>();
        lines.forEach(line -> rows.add(new ArrayList<>(line.cells())));
        rows.add(new ArrayList<>(total()));
        return rows;
    }
}
