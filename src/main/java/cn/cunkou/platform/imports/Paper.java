package cn.cunkou.platform.imports;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet being written. Words always go into text cells, which office software shows and never
 * computes, so that no exported name can become a formula.
 */
final class Paper {
    private static final String TITLE_GROUND = "E7F1EC";
    private static final String WRONG_GROUND = "FBE4E1";
    private static final String WRONG_INK = "C62828";
    private static final int ROWS_WITH_CHOICES = 10_000;
    private static final int LONGEST_LIST = 255;

    private final Worksheet sheet;
    private final Columns columns;

    Paper(Worksheet sheet, Columns columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    void titles(int row, List<Table.Place> places) {
        for (var place : places) {
            var column = columns.list().get(place.column());
            sheet.value(row, place.spot(), column.title());
            sheet.style(row, place.spot())
                    .bold()
                    .fillColor(TITLE_GROUND)
                    .fontColor(column.required() ? WRONG_INK : "1F2933")
                    .set();
            sheet.width(place.spot(), width(column));
        }
        sheet.freezePane(0, row + 1);
    }

    /** Empty cells are text already, so that codes typed later keep their digits. */
    void columnStyles(List<Table.Place> places) {
        for (var place : places) {
            var format = format(columns.list().get(place.column()).kind());
            if (format != null) {
                sheet.style(place.spot()).format(format).set();
            }
        }
    }

    void choices(List<Table.Place> places) {
        for (var place : places) {
            var column = columns.list().get(place.column());
            var list =
                    column.kind() == Column.Kind.YES_NO
                            ? "是,否"
                            : String.join(",", column.choices());
            if (!list.isEmpty() && list.length() < LONGEST_LIST) {
                sheet.range(1, place.spot(), ROWS_WITH_CHOICES, place.spot())
                        .validateWithListByFormula("\"" + list + "\"")
                        .errorTitle(column.title())
                        .error("请从列表中选一项");
            }
        }
    }

    void verdictTitles(int row, int spot) {
        sheet.value(row, spot, Columns.REASON);
        sheet.value(row, spot + 1, Columns.REMEDY);
        sheet.range(row, spot, row, spot + 1)
                .style()
                .bold()
                .fillColor(WRONG_GROUND)
                .fontColor(WRONG_INK)
                .set();
        sheet.width(spot, 40);
        sheet.width(spot + 1, 40);
    }

    void verdict(int row, int spot, List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var reasons = new LinkedHashSet<String>();
        var remedies = new LinkedHashSet<String>();
        for (var fault : faults) {
            var column = fault.column().equals(Fault.ROW) ? "" : fault.column() + "：";
            reasons.add(column + fault.reason());
            remedies.add(column + fault.remedy());
        }
        words(row, spot, String.join("；", reasons));
        words(row, spot + 1, String.join("；", remedies));
        sheet.range(row, spot, row, spot + 1).style().fontColor(WRONG_INK).set();
    }

    void plain(int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                words(row, i, cells.get(i));
            }
        }
    }

    void cell(int row, int spot, Column column, @Nullable String text, boolean wrong) {
        var written = text == null ? "" : text;
        boolean empty = written.isEmpty();
        if (!empty) {
            value(row, spot, column, written, wrong);
        }
        if (wrong) {
            var style = sheet.style(row, spot).fillColor(WRONG_GROUND).fontColor(WRONG_INK);
            style.format("@").set();
        } else if (!empty) {
            var format = format(column.kind());
            if (format != null) {
                sheet.style(row, spot).format(format).set();
            }
        }
    }

    private void value(int row, int spot, Column column, String text, boolean wrong) {
        if (wrong) {
            words(row, spot, text);
            return;
        }
        switch (column.kind()) {
            case DAY -> sheet.value(row, spot, LocalDate.parse(text));
            case INTEGER, DECIMAL, MONEY -> {
                var number = Numbers.parsed(text);
                if (number == null || number.precision() > Numbers.KEPT_DIGITS) {
                    words(row, spot, text);
                } else {
                    sheet.value(row, spot, number);
                }
            }
            case TEXT, NOTE, CODE, YES_NO, CHOICE -> words(row, spot, text);
        }
    }

    private void words(int row, int spot, String text) {
        var kept =
                text.length() > SharedStrings.LONGEST
                        ? Texts.cut(text, SharedStrings.LONGEST)
                        : text;
        sheet.value(row, spot, Escapes.encoded(kept));
    }

    private static @Nullable String format(Column.Kind kind) {
        return switch (kind) {
            case TEXT, NOTE, CODE -> "@";
            case DAY -> "yyyy-mm-dd";
            case MONEY -> "#,##0.00";
            case INTEGER, DECIMAL, YES_NO, CHOICE -> null;
        };
    }

    private static double width(Column column) {
        int usual =
                switch (column.kind()) {
                    case TEXT -> 18;
                    case NOTE -> 30;
                    case CODE -> 16;
                    case DAY -> 12;
                    case INTEGER, DECIMAL -> 10;
                    case MONEY -> 16;
                    case YES_NO, CHOICE -> 14;
                };
        return Math.max(usual, column.title().length() * 2.2 + 2);
    }
}
