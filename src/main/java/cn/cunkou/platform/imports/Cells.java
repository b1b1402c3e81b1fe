package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.RawRow.RawCell;
import cn.cunkou.platform.imports.RawRow.Type;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what stands in a cell into the one spelling of its value, or says what is wrong. */
final class Cells {
    private static final int SHOWN = 1_000;
    private static final Pattern LOST_DIGITS = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final String AS_TEXT = "把这一列的单元格格式设为“文本”，再重新填写";

    private final Column column;

    private Cells(Column column) {
        this.column = column;
    }

    /**
     * A cell that was understood, or not.
     *
     * @param fault null when the cell is right
     */
    record Settled(String text, @Nullable Fault fault) {}

    static Settled settle(Column column, @Nullable RawCell cell) {
        return new Cells(column).settle(cell);
    }

    /** A text as it may be repeated to a person: short and on one line. */
    static String shown(String text) {
        var line = Texts.line(text);
        return line.length() > 40 ? Texts.cut(line, 40) + "…" : line;
    }

    private Settled settle(@Nullable RawCell cell) {
        var text = cell == null ? "" : Texts.clean(cell.text());
        if (cell != null && cell.type() == Type.FORMULA) {
            return wrong(text, "单元格是公式，不能导入", "公式，请粘贴为数值：复制后“选择性粘贴—数值”");
        }
        if (cell == null || text.isEmpty()) {
            return column.required() ? wrong("", "必填，不能为空", "补上" + column.title()) : right("");
        }
        if (cell.type() == Type.ERROR) {
            return wrong(text, "单元格是错误值" + shown(text), "改为正确的内容，或清空");
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return wrong(text, "有认不出的字（�），生僻字可能丢失", "对照原件重新输入这个字");
        }
        if (text.codePoints().anyMatch(Texts::privateUse)) {
            return wrong(text, "有自造字，换一台电脑就看不到", "改用标准字库里的字（如𣒍），或注明读音和写法");
        }
        int length = text.codePointCount(0, text.length());
        if (length > column.longest()) {
            return wrong(
                    text,
                    "有" + length + "字，最多" + column.longest() + "字",
                    "缩短到" + column.longest() + "字以内");
        }
        return switch (column.kind()) {
            case TEXT -> textual(Texts.line(text), cell.type());
            case NOTE -> textual(text, cell.type());
            case CODE -> code(text, cell.type());
            case DAY -> day(text, cell.type());
            case INTEGER -> integer(text);
            case DECIMAL, MONEY -> decimal(text);
            case YES_NO -> yesNo(text);
            case CHOICE -> choice(text);
        };
    }

    private Settled textual(String text, Type type) {
        return type == Type.NUMBER && text.length() > Numbers.KEPT_DIGITS && digits(text)
                ? wrong(text, "超过15位的数字被表格软件改掉了末几位", AS_TEXT)
                : right(text);
    }

    private Settled code(String text, Type type) {
        if (type == Type.DAY) {
            return wrong(text, "被表格软件变成了日期", AS_TEXT);
        }
        var plain = Texts.dense(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (plain.startsWith("'")) {
            plain = plain.substring(1);
        }
        if (type == Type.TEXT && LOST_DIGITS.matcher(plain).matches()) {
            return wrong(text, "变成了科学记数法，后面的数字已经丢失", AS_TEXT);
        }
        return textual(plain, type);
    }

    private Settled day(String text, Type type) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return switch (Days.read(plain)) {
            case Days.Said.A(var day) -> right(day.toString());
            case Days.Said.Impossible(var reason) -> wrong(text, reason, "对照原件改日期，写成2019-11-12的样子");
            case Days.Said.Unclear() -> wrong(text, unclear(plain, type), "写成2019-11-12的样子");
        };
    }

    private static String unclear(String plain, Type type) {
        if (type == Type.NUMBER) {
            var serial = Numbers.parsed(plain);
            var day = serial == null ? null : Days.ofSerial(serial, false);
            if (day != null && serial != null && serial.compareTo(BigDecimal.valueOf(10_000)) > 0) {
                return "单元格是数字%s，不是日期（按日期显示是%s）".formatted(plain, day);
            }
        }
        return plain.matches("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}")
                ? "“" + plain + "”看不出哪个是年、月、日"
                : "“" + shown(plain) + "”不是完整的日期";
    }

    private Settled integer(String text) {
        var number = number(text);
        if (number == null) {
            return wrong(text, "“" + shown(text) + "”不是整数", mend(text));
        }
        var whole = number.stripTrailingZeros();
        if (whole.scale() > 0) {
            return wrong(text, "“" + shown(text) + "”不是整数", "去掉小数");
        }
        return whole.precision() - whole.scale() > 18
                ? wrong(text, "数字太大", "核对这个数字")
                : right(whole.toPlainString());
    }

    private Settled decimal(String text) {
        var number = number(text);
        if (number == null) {
            return wrong(text, "“" + shown(text) + "”不是数字", mend(text));
        }
        return right(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    private static @Nullable BigDecimal number(String text) {
        var plain = Texts.dense(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        var number = Numbers.parsed(plain);
        return number == null || Math.abs(number.scale()) > 30 ? null : number;
    }

    private static String mend(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return Character.isDigit(plain.codePointAt(0)) ? "只写数字，不写单位和说明" : "填数字，如12";
    }

    private Settled yesNo(String text) {
        return switch (Headings.key(text)) {
            case "是", "√", "✓", "✔", "y", "yes", "true", "1" -> right("是");
            case "否", "×", "✗", "✘", "n", "no", "false", "0" -> right("否");
            default -> wrong(text, "“" + shown(text) + "”看不出是或否", "填“是”或“否”");
        };
    }

    private Settled choice(String text) {
        var key = Headings.key(text);
        for (var choice : column.choices()) {
            if (Headings.key(choice).equals(key)) {
                return right(choice);
            }
        }
        var near = Nearest.to(text, column.choices());
        return wrong(
                text,
                "没有“" + shown(text) + "”这一项",
                near != null ? "是否为“" + near + "”" : "只能填：" + String.join("、", column.choices()));
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Settled right(String text) {
        return new Settled(text, null);
    }

    private Settled wrong(String text, String reason, String remedy) {
        var kept = text.length() > SHOWN ? Texts.cut(text, SHOWN) + "…" : text;
        return new Settled(kept, new Fault(column.title(), reason, remedy));
    }
}
