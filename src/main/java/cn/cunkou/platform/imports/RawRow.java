package cn.cunkou.platform.imports;

import java.util.List;

/**
 * A row as the file has it, before anybody asked what it means.
 *
 * @param number from 1, as the office software shows it
 */
record RawRow(int number, boolean hidden, List<RawCell> cells) {

    boolean empty() {
        for (var cell : cells) {
            if (!cell.text().isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** A cell that holds something; {@code column} counts from 0. */
    record RawCell(int column, Type type, String text) {}

    enum Type {
        TEXT,
        NUMBER,
        /** A real date; the text is {@code 2019-11-12}, with the time of day behind it if any. */
        DAY,
        BOOLEAN,
        FORMULA,
        ERROR
    }

    /** Takes rows one by one as they are read. */
    interface Sink {
        void row(RawRow row);
    }

    /** The office software's name of a column: 0 is A, 26 is AA. */
    static String letters(int column) {
        var name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }
}
