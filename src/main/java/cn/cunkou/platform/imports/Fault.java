package cn.cunkou.platform.imports;

/**
 * What is wrong in one row, and how to mend it.
 *
 * @param column title of the column, or {@link #ROW}
 */
public record Fault(String column, String reason, String remedy) {
    /** Stands in place of a column when the row as a whole is wrong. */
    public static final String ROW = "整行";

    public static Fault ofRow(String reason, String remedy) {
        return new Fault(ROW, reason, remedy);
    }
}
