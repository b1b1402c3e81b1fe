package cn.cunkou.stations.selection;

import cn.cunkou.platform.web.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What candidates are judged by.
 *
 * @param place in the list, from 1
 * @param weight what it counts for beside the others, from 1 to 100
 */
public record Criterion(int place, String label, int weight) {
    private static final int MOST = 12;
    private static final Pattern LINE = Pattern.compile("(.{1,40}?)\\s+(\\d{1,3})");

    /** Reads one criterion a line, each with its weight: {@code 会电商 30}. */
    static List<Criterion> read(Faults faults, @Nullable String typed) {
        var text = faults.requiredLines("criteria", "评什么", typed, 600);
        var criteria = new ArrayList<Criterion>();
        for (var line : text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            var matcher = LINE.matcher(line);
            var weight = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
            if (weight < 1 || weight > 100) {
                faults.add("criteria", "「%s」看不懂".formatted(line), "一行一条，后面空一格写权重，如：会电商 30");
                return List.of();
            }
            criteria.add(new Criterion(criteria.size() + 1, matcher.group(1), weight));
        }
        if (criteria.size() > MOST) {
            faults.add("criteria", "超过%d条".formatted(MOST), "合并几条");
        }
        return criteria;
    }

    /** As {@link #read} reads it. */
    public static String written(List<Criterion> criteria) {
        return String.join(
                "\n", criteria.stream().map(one -> one.label() + " " + one.weight()).toList());
    }

    /** Labels of a plan, each of about the same weight, a hundred in all. */
    static List<Criterion> equally(List<String> labels) {
        var criteria = new ArrayList<Criterion>();
        for (var label : labels) {
            var place = criteria.size() + 1;
            var weight = 100 * place / labels.size() - 100 * (place - 1) / labels.size();
            criteria.add(new Criterion(place, label, weight));
        }
        return criteria;
    }
}
