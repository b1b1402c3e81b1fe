package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.Table.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Merged cells of a sheet: above the titles they do no harm, below them nobody knows their row. */
final class MergedAreas {
    private static final int MOST = 20_000;
    private static final int NAMED = 5;
    private static final Pattern AREA =
            Pattern.compile("([A-Za-z]{1,3})(\\d{1,7}):([A-Za-z]{1,3})(\\d{1,7})");

    private record Area(String name, int left, int top, int right, int bottom) {}

    private final List<Area> areas = new ArrayList<>();

    void add(String reference) {
        var area = AREA.matcher(reference);
        if (area.matches() && areas.size() < MOST) {
            areas.add(
                    new Area(
                            reference,
                            column(area.group(1)),
                            Integer.parseInt(area.group(2)),
                            column(area.group(3)),
                            Integer.parseInt(area.group(4))));
        }
    }

    /** Complains of the areas between two rows that touch a column of the format. */
    List<Refusal> refusals(int first, int last, List<Place> layout) {
        var names = new ArrayList<String>();
        int count = 0;
        for (var area : areas) {
            boolean several = area.left() != area.right() || area.top() != area.bottom();
            boolean within = area.bottom() >= first && area.top() <= last;
            boolean used =
                    layout.stream()
                            .anyMatch(at -> at.spot() >= area.left() && at.spot() <= area.right());
            if (several && within && used) {
                count++;
                if (names.size() < NAMED) {
                    names.add(area.name());
                }
            }
        }
        if (count == 0) {
            return List.of();
        }
        var more = count > names.size() ? "等" + count + "处" : "";
        return List.of(
                new Refusal(
                        String.join("、", names) + more, "有合并单元格，分不清内容属于哪一行", "取消合并，在每一行里都填上内容"));
    }

    private static int column(String letters) {
        int number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 26 + (Character.toUpperCase(letters.charAt(i)) - 'A' + 1);
        }
        return number - 1;
    }
}
