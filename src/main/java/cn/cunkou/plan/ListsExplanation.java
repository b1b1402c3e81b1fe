package cn.cunkou.plan;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in Chinese what a plan lists beside its items: figures of others, lists, points. */
final class ListsExplanation {
    private final Plan plan;

    ListsExplanation(Plan plan) {
        this.plan = plan;
    }

    /** Part by part, nothing of what the plan does not have. */
    String text() {
        return part("等别的单位公布的数", plan.series().stream().map(this::series).toList())
                + part("清单", plan.catalogues().stream().map(this::catalogue).toList())
                + (plan.scorecard() == null ? "" : scorecard(plan.scorecard()));
    }

    private static String part(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "\n%s（%d项）\n%s".formatted(title, lines.size(), String.join("", lines));
    }

    private String series(Series series) {
        return "· %s（%s）：%s，看%s公布的。\n"
                .formatted(
                        series.label(),
                        series.unit(),
                        series.aggregate().equals("sum") ? "各期相加" : "取最近一期",
                        series.publisher());
    }

    private String catalogue(Catalogue catalogue) {
        return "· %s：%s。出处：%s。\n"
                .formatted(
                        catalogue.label(),
                        catalogue.entries().stream()
                                .map(this::entry)
                                .collect(Collectors.joining("、")),
                        PlanExplanation.cited(catalogue.citations()));
    }

    private String entry(Catalogue.Entry entry) {
        return entry.label()
                + (entry.fields().isEmpty()
                        ? ""
                        : entry.fields().stream()
                                .map(Catalogue.Field::label)
                                .collect(Collectors.joining("、", "（登记", "）")))
                + (entry.shows().isEmpty() ? "" : "（列出%s）".formatted(shown(entry.shows())));
    }

    private String shown(Shows shows) {
        return Stream.of(
                        shows.records().stream().map(Keys.SHOWN::get),
                        shows.papers().stream().map(kind -> "公开的" + Keys.PAPERS.get(kind)),
                        shows.items().stream()
                                .map(item -> PlanExplanation.labels(plan, List.of(item)))
                                .map("完成「%s」的文件"::formatted),
                        shows.areas().stream().map("%s方面的文件"::formatted),
                        shows.measures().stream().map("数字 %s"::formatted))
                .flatMap(Function.identity())
                .collect(Collectors.joining("，"));
    }

    private String scorecard(Scorecard scorecard) {
        var lines = scorecard.lines().stream().map(this::line).collect(Collectors.joining());
        return "\n考核打分（满分%s分，出处：%s）\n%s"
                .formatted(
                        Scalars.plain(scorecard.base()),
                        PlanExplanation.cited(scorecard.citations()),
                        lines);
    }

    private String line(Scorecard.Line line) {
        return "· %s：%s分，%s%s，考%s。\n"
                .formatted(
                        line.label(),
                        Scalars.plain(line.points()),
                        line.by().words(),
                        line.items().isEmpty()
                                ? ""
                                : "（%s）".formatted(PlanExplanation.labels(plan, line.items())),
                        line.roles().stream()
                                .sorted()
                                .map(Body.Role::words)
                                .collect(Collectors.joining("、")));
    }
}
