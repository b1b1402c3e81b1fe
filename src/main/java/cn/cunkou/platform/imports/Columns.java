package cn.cunkou.platform.imports;

import java.util.HashSet;
import java.util.List;

/**
 * The format in which one kind of thing comes in and goes out: the same for import, export and the
 * empty template.
 *
 * @param sheet name of the sheet that holds the rows
 */
public record Columns(String sheet, List<Column> list) {
    /** The two columns that a returned workbook carries at its end; they are not read back. */
    public static final String REASON = "错误原因";

    public static final String REMEDY = "怎么改";

    public Columns {
        list = List.copyOf(list);
        var titles = new HashSet<String>();
        for (var column : list) {
            if (!titles.add(Headings.key(column.title()))) {
                throw new IllegalArgumentException("column " + column.title() + " appears twice");
            }
        }
    }

    public static Columns of(String sheet, Column... columns) {
        return new Columns(sheet, List.of(columns));
    }

    public int size() {
        return list.size();
    }

    /** Position of a column, from 0. */
    public int at(String title) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).title().equals(title)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the format " + sheet + " has no column " + title);
    }

    public Column column(String title) {
        return list.get(at(title));
    }

    List<String> titles() {
        return list.stream().map(Column::title).toList();
    }
}
