package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.Cells.Settled;
import cn.cunkou.platform.imports.RawRow.RawCell;
import cn.cunkou.platform.imports.Table.Preface;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts raw rows together to a table: finds the titles, settles every cell, keeps the order. */
final class TableAssembly implements RawRow.Sink {
    private static final int TITLES_WITHIN = 10;
    private static final int TOLD_AT_ONCE = 20;

    private final Columns columns;
    private final Limits limits;
    private final Budget budget;
    private final List<RawRow> waiting = new ArrayList<>();
    private final List<Preface> preface = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final MergedAreas merged = new MergedAreas();
    private final TreeMap<Integer, Integer> untitled = new TreeMap<>();
    private String sheet;
    private @Nullable Headings headings;
    private int heading;
    private int hidden;

    TableAssembly(Columns columns, Limits limits, Budget budget) {
        this.columns = columns;
        this.limits = limits;
        this.budget = budget;
        this.sheet = columns.sheet();
    }

    void sheet(String name) {
        sheet = name;
    }

    void merged(String area) {
        merged.add(area);
    }

    void remark(String remark) {
        remarks.add(remark);
    }

    @Override
    public void row(RawRow row) {
        budget.keepTime();
        if (headings != null) {
            line(row, headings);
            return;
        }
        waiting.add(row);
        if (Headings.matches(row, columns) == columns.size() || waiting.size() == TITLES_WITHIN) {
            begin();
        }
    }

    Table table() {
        if (headings == null) {
            begin();
        }
        var found = java.util.Objects.requireNonNull(headings);
        var refusals = new ArrayList<Refusal>();
        for (var place : untitled.entrySet()) {
            refusals.add(
                    new Refusal(
                            "第%d行%s列".formatted(place.getValue(), RawRow.letters(place.getKey())),
                            "这一列没有列名，却有内容",
                            "删去这一列的内容；CSV里含逗号的内容要用引号括起来"));
        }
        int last = lines.isEmpty() ? heading : lines.getLast().number();
        refusals.addAll(merged.refusals(heading, last, found.layout()));
        if (!refusals.isEmpty()) {
            throw new NotReadable(refusals);
        }
        if (lines.isEmpty()) {
            throw new NotReadable("工作表“" + sheet + "”", "第" + heading + "行表头下面没有数据", "填好内容，保存后再上传");
        }
        return new Table(sheet, columns, heading, found.layout(), preface, lines, remarks(found));
    }

    private List<String> remarks(Headings found) {
        var all = new ArrayList<>(remarks);
        var absent = found.absent();
        if (!absent.isEmpty()) {
            all.add("表里没有“" + String.join("”“", absent) + "”列，这些内容保持不变");
        }
        if (hidden > 0) {
            all.add("有" + hidden + "行在表里是隐藏的，也读入了");
        }
        return all;
    }

    /** The titles stand in the row that holds most of them, within the first rows. */
    private void begin() {
        if (waiting.isEmpty()) {
            throw new NotReadable("工作表“" + sheet + "”", "工作表是空的", "下载模板，填好后再上传");
        }
        int best = 0;
        for (int i = 1; i < waiting.size(); i++) {
            if (Headings.matches(waiting.get(i), columns)
                    > Headings.matches(waiting.get(best), columns)) {
                best = i;
            }
        }
        if (Headings.matches(waiting.get(best), columns) == 0) {
            throw new NotReadable(
                    "工作表“" + sheet + "”第" + waiting.getFirst().number() + "行",
                    "没有找到表头，应有：" + String.join("、", columns.titles()),
                    "下载模板，把内容填进模板后再上传");
        }
        for (var above : waiting.subList(0, best)) {
            preface.add(new Preface(above.number(), spread(above)));
        }
        var titles = waiting.get(best);
        heading = titles.number();
        var found = Headings.read(titles, columns, limits);
        headings = found;
        for (var below : List.copyOf(waiting.subList(best + 1, waiting.size()))) {
            line(below, found);
        }
        waiting.clear();
    }

    private List<String> spread(RawRow row) {
        var texts = new ArrayList<String>();
        for (var cell : row.cells()) {
            if (cell.column() < limits.columns()) {
                while (texts.size() <= cell.column()) {
                    texts.add("");
                }
                texts.set(cell.column(), Cells.shown(cell.text()));
            }
        }
        return texts;
    }

    private void line(RawRow row, Headings found) {
        var byPlace = new TreeMap<Integer, RawCell>();
        for (var cell : row.cells()) {
            if (!found.ignores(cell.column())) {
                byPlace.put(cell.column(), cell);
            }
        }
        if (byPlace.values().stream().allMatch(cell -> Texts.clean(cell.text()).isEmpty())) {
            return;
        }
        if (lines.size() == limits.rows()) {
            throw new NotReadable(
                    "第" + row.number() + "行",
                    "数据超过%,d行".formatted(limits.rows()),
                    "分成几个文件，每个不超过%,d行".formatted(limits.rows()));
        }
        hidden += row.hidden() ? 1 : 0;
        var texts = new ArrayList<@Nullable String>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(null);
        }
        var faults = new ArrayList<Fault>();
        for (var place : found.layout()) {
            Settled settled =
                    Cells.settle(columns.list().get(place.column()), byPlace.remove(place.spot()));
            budget.keep(settled.text().length());
            texts.set(place.column(), settled.text());
            if (settled.fault() != null) {
                faults.add(settled.fault());
            }
        }
        for (var stray : byPlace.values()) {
            if (untitled.size() < TOLD_AT_ONCE && !Texts.clean(stray.text()).isEmpty()) {
                untitled.putIfAbsent(stray.column(), row.number());
            }
        }
        lines.add(new Line(row.number(), columns, texts, faults));
    }
}
