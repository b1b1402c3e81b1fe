package cn.cunkou.platform.imports;

import java.util.List;

/**
 * The rows of an uploaded file, in the order and with the row numbers of the file.
 *
 * @param heading row number of the column titles, from 1
 * @param layout columns in the order in which the file has them, as positions in the format
 * @param preface rows above the titles
 * @param remarks what the reader did that the person should know
 */
public record Table(
        String sheet,
        Columns columns,
        int heading,
        List<Place> layout,
        List<Preface> preface,
        List<Line> lines,
        List<String> remarks)
        implements Reading {

    /** Where the file has a column: {@code spot} counts the file's columns from 0. */
    record Place(int spot, int column) {}

    /** A row above the titles, kept so that the returned workbook looks like the one sent in. */
    record Preface(int number, List<String> cells) {}

    public Table {
        layout = List.copyOf(layout);
        preface = List.copyOf(preface);
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /** Whether the file has this column at all; an optional column may be left out. */
    public boolean has(String title) {
        int at = columns.at(title);
        return layout.stream().anyMatch(place -> place.column() == at);
    }

    public long faulty() {
        return lines.stream().filter(line -> !line.faults().isEmpty()).count();
    }
}
