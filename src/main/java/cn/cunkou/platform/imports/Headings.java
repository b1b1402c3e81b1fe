package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.RawRow.RawCell;
import cn.cunkou.platform.imports.Table.Place;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The row of column titles in an uploaded file, compared with the format. */
final class Headings {
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern MARK = Pattern.compile("(\\*|\\(必填\\))+$");

    private final Columns columns;
    private final List<Place> layout = new ArrayList<>();
    private final Set<Integer> ignored = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private Headings(Columns columns) {
        this.columns = columns;
    }

    /** What two titles have in common that are the same to a reader. */
    static String key(String title) {
        var plain =
                UNSEEN.matcher(Normalizer.normalize(title, Normalizer.Form.NFKC)).replaceAll("");
        return MARK.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** How many titles of the format stand in this row. */
    static int matches(RawRow row, Columns columns) {
        var keys = new HashSet<String>();
        for (var cell : row.cells()) {
            keys.add(key(cell.text()));
        }
        return (int) columns.titles().stream().filter(title -> keys.contains(key(title))).count();
    }

    static Headings read(RawRow row, Columns columns, Limits limits) {
        var headings = new Headings(columns);
        var titled = row.cells().stream().filter(cell -> !cell.text().isBlank()).toList();
        if (titled.size() > limits.columns()) {
            headings.refuse(
                    "第" + row.number() + "行",
                    "有" + titled.size() + "列，最多" + limits.columns() + "列",
                    "只留下模板里的列");
        } else {
            headings.match(row.number(), titled);
        }
        if (!headings.refusals.isEmpty()) {
            throw new NotReadable(headings.refusals);
        }
        return headings;
    }

    List<Place> layout() {
        return layout;
    }

    boolean ignores(int spot) {
        return ignored.contains(spot);
    }

    /** Optional columns that the file leaves out. */
    List<String> absent() {
        var present = layout.stream().map(Place::column).toList();
        var titles = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            if (!present.contains(i)) {
                titles.add(columns.list().get(i).title());
            }
        }
        return titles;
    }

    private void match(int row, List<RawCell> titled) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(key(columns.list().get(i).title()), i);
        }
        var first = new HashMap<String, String>();
        for (var cell : titled) {
            var key = key(cell.text());
            var where = "第" + row + "行" + RawRow.letters(cell.column()) + "列";
            if (key.equals(key(Columns.REASON)) || key.equals(key(Columns.REMEDY))) {
                ignored.add(cell.column());
                continue;
            }
            var earlier = first.putIfAbsent(key, RawRow.letters(cell.column()));
            var title = Cells.shown(cell.text());
            var position = positions.get(key);
            if (earlier != null) {
                refuse(where, "“" + title + "”列重复，" + earlier + "列已有", "两列只留一列");
            } else if (position == null) {
                refuse(where, "模板里没有“" + title + "”这一列", unknownRemedy(title));
            } else {
                layout.add(new Place(cell.column(), position));
            }
        }
        refuseMissing(row, first.keySet());
    }

    private String unknownRemedy(String title) {
        var near = Nearest.to(title, columns.titles());
        return near == null ? "删去这一列" : "是否为“" + near + "”；是就改列名，不是就删去这一列";
    }

    private void refuseMissing(int row, Set<String> present) {
        for (var column : columns.list()) {
            if (column.required() && !present.contains(key(column.title()))) {
                refuse("第" + row + "行", "缺少“" + column.title() + "”列", "加上这一列，每行都要填");
            }
        }
    }

    private void refuse(String where, String reason, String remedy) {
        refusals.add(new Refusal(where, reason, remedy));
    }
}
