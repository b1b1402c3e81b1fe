package cn.cunkou.platform.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** Writes workbooks in the format of {@link Columns}: export, empty template, returned file. */
public final class Workbooks {
    /** The second sheet, which says how the first is filled in. */
    public static final String GUIDE = "填写说明";

    private static final String PROGRAM = "Cunkou";
    private static final String VERSION = "1.0";

    private Workbooks() {}

    /**
     * Writes rows as they would be read back: each holds one text per column, in the order of the
     * format, days as {@code 2019-11-12}, numbers plain, 是 or 否.
     */
    public static void write(
            Columns columns, Iterable<? extends List<@Nullable String>> rows, OutputStream out)
            throws IOException {
        var book = new Workbook(out, PROGRAM, VERSION);
        var paper = new Paper(book.newWorksheet(columns.sheet()), columns);
        var places = inOrder(columns);
        paper.titles(0, places);
        paper.columnStyles(places);
        int row = 1;
        for (var cells : rows) {
            for (int i = 0; i < columns.size(); i++) {
                paper.cell(row, i, columns.list().get(i), cells.get(i), false);
            }
            row++;
        }
        Guide.write(book.newWorksheet(GUIDE), columns);
        book.finish();
    }

    /** An empty workbook with titles, choices to pick from and the explanation of each column. */
    public static void template(Columns columns, OutputStream out) throws IOException {
        var book = new Workbook(out, PROGRAM, VERSION);
        var paper = new Paper(book.newWorksheet(columns.sheet()), columns);
        var places = inOrder(columns);
        paper.titles(0, places);
        paper.columnStyles(places);
        paper.choices(places);
        Guide.write(book.newWorksheet(GUIDE), columns);
        book.finish();
    }

    /**
     * The workbook that was sent in, with every cell in its place, wrong cells coloured, and two
     * columns at the end: why it is wrong, how to mend it. It can be sent in again as it is.
     *
     * @param found further faults by row number, besides those of the table's own lines
     */
    public static void marked(Table table, Map<Integer, List<Fault>> found, OutputStream out)
            throws IOException {
        var book = new Workbook(out, PROGRAM, VERSION);
        var columns = table.columns();
        var paper = new Paper(book.newWorksheet(table.sheet()), columns);
        for (var above : table.preface()) {
            paper.plain(above.number() - 1, above.cells());
        }
        paper.titles(table.heading() - 1, table.layout());
        int end = 1 + table.layout().stream().mapToInt(Table.Place::spot).max().orElse(0);
        paper.verdictTitles(table.heading() - 1, end);
        for (var line : table.lines()) {
            var faults = new ArrayList<>(line.faults());
            faults.addAll(found.getOrDefault(line.number(), List.of()));
            var wrong = new HashMap<String, Fault>();
            faults.forEach(fault -> wrong.putIfAbsent(fault.column(), fault));
            for (var place : table.layout()) {
                var column = columns.list().get(place.column());
                paper.cell(
                        line.number() - 1,
                        place.spot(),
                        column,
                        line.cells().get(place.column()),
                        wrong.containsKey(column.title()));
            }
            paper.verdict(line.number() - 1, end, faults);
        }
        Guide.write(book.newWorksheet(GUIDE), columns);
        book.finish();
    }

    private static List<Table.Place> inOrder(Columns columns) {
        var places = new ArrayList<Table.Place>();
        for (int i = 0; i < columns.size(); i++) {
            places.add(new Table.Place(i, i));
        }
        return places;
    }
}
