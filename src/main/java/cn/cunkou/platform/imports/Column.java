package cn.cunkou.platform.imports;

import java.util.List;

/**
 * One column of an import format: what it is called, what may stand in it, and how that is
 * explained to whoever fills it in.
 *
 * @param longest how many characters a cell may hold
 */
public record Column(
        String title,
        Kind kind,
        boolean required,
        List<String> choices,
        int longest,
        String example,
        String explanation) {

    /** What stands in the cells of a column. */
    public enum Kind {
        /** One line of words, such as a name: kept character by character. */
        TEXT("文字"),
        /** Words on several lines. */
        NOTE("文字，可换行"),
        /** Digits and letters that are no quantity, such as a division code or a phone number. */
        CODE("编号"),
        DAY("日期，如2019-11-12"),
        INTEGER("整数"),
        DECIMAL("数字，可带小数"),
        /** An amount of yuan: a decimal that office software shows as 1,234.50. */
        MONEY("金额，单位元，可带两位小数"),
        YES_NO("是 或 否"),
        CHOICE("选一项");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    public Column {
        choices = List.copyOf(choices);
        if (kind == Kind.CHOICE && choices.isEmpty()) {
            throw new IllegalArgumentException("column " + title + " offers no choice");
        }
    }

    public static Column text(String title) {
        return of(title, Kind.TEXT, 200);
    }

    public static Column note(String title) {
        return of(title, Kind.NOTE, 2_000);
    }

    public static Column code(String title) {
        return of(title, Kind.CODE, 64);
    }

    public static Column day(String title) {
        return of(title, Kind.DAY, 40);
    }

    public static Column integer(String title) {
        return of(title, Kind.INTEGER, 40);
    }

    public static Column decimal(String title) {
        return of(title, Kind.DECIMAL, 40);
    }

    /** For amounts; the title says that they are yuan. */
    public static Column money(String title) {
        return of(title, Kind.MONEY, 40);
    }

    public static Column yesNo(String title) {
        return of(title, Kind.YES_NO, 40);
    }

    public static Column choice(String title, List<String> choices) {
        return new Column(title, Kind.CHOICE, false, choices, 100, "", "");
    }

    private static Column of(String title, Kind kind, int longest) {
        return new Column(title, kind, false, List.of(), longest, "", "");
    }

    /** The same column, which no row may leave empty. */
    public Column mandatory() {
        return new Column(title, kind, true, choices, longest, example, explanation);
    }

    public Column upTo(int characters) {
        return new Column(title, kind, required, choices, characters, example, explanation);
    }

    public Column such(String anExample) {
        return new Column(title, kind, required, choices, longest, anExample, explanation);
    }

    public Column explained(String why) {
        return new Column(title, kind, required, choices, longest, example, why);
    }

    /** What may be written here, for the sheet that explains the format. */
    public String manner() {
        return kind == Kind.CHOICE ? "选一项：" + String.join("、", choices) : kind.label();
    }
}
