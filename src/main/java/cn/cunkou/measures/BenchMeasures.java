package cn.cunkou.measures;

import java.util.ArrayList;
import java.util.List;

/** Twenty measures of all seven aggregates, as a county has them. */
final class BenchMeasures {
    private final List<MeasureFiles.Text> texts = new ArrayList<>();

    private BenchMeasures() {}

    static List<MeasureFiles.Text> texts() {
        var bench = new BenchMeasures();
        bench.services();
        bench.sales();
        bench.training();
        bench.stations();
        return bench.texts;
    }

    private void services() {
        add("services", "count", "additive: partials", "person", "1", "service", "");
        add(
                "parcels",
                "count",
                "additive: partials",
                "person",
                "1",
                "service",
                "where kind = 'parcel'");
        add("service-fees", "sum", "additive: partials", "person", "fee / 100.0", "service", "");
        add("on-time", "share", "additive: partials", "person", "on_time::int", "service", "");
        add("persons-served", "distinct", "", "person", "1", "service", "");
        add("persons-billed", "distinct", "", "person", "1", "service", "where kind = 'bill'");
        growth("services-growth", "bench.services");
    }

    private void sales() {
        add("sales", "sum", "additive: partials", "shop", "paid / 100.0", "sale", "");
        add(
                "farm-sales",
                "sum",
                "additive: partials",
                "shop",
                "paid / 100.0",
                "sale",
                "where farm");
        add(
                "farm-share",
                "share",
                "additive: partials",
                "shop",
                "case when farm then paid else 0 end",
                "sale",
                "",
                ", paid as weight");
        add("basket", "average", "additive: partials", "shop", "paid / 100.0", "sale", "");
        add("shops-selling", "distinct", "", "shop", "1", "sale", "");
        add("stock", "latest", "", "shop", "amount", "stock", "");
        growth("sales-growth", "bench.sales");
    }

    private void training() {
        add("attendances", "count", "additive: partials", "person", "1", "attendance", "");
        add("trainees", "distinct", "", "person", "1", "attendance", "");
        add("score", "average", "additive: partials", "person", "score", "attendance", "");
        add("last-score", "latest", "", "person", "score", "attendance", "");
    }

    private void stations() {
        text(
                "stations",
                "count",
                "",
                """
                select id, id as subject, validity, division, 1 as value, recorded_at from bench.station
                """);
        text(
                "village-coverage",
                "share",
                "base: villages, poor",
                """
                with served as (
                    select division as village, range_agg(validity) as days from bench.station group by division
                ), base as (
                    select code, 'villages' as base from bench.village
                    union all
                    select code, 'poor' from bench.village where poor
                )
                select base.code || value as id, base.code as subject, validity, base.code as division, value,
                       timestamptz '2018-01-01 00:00+08' as recorded_at, base.base
                  from base
                  left join served on served.village = base.code
                 cross join lateral (
                       values (1, coalesce(served.days, '{}')), (0, '{(,)}' - coalesce(served.days, '{}'))
                 ) as covered (value, validity)
                """);
    }

    private void add(
            String name,
            String aggregate,
            String more,
            String subject,
            String value,
            String table,
            String where) {
        add(name, aggregate, more, subject, value, table, where, "");
    }

    private void add(
            String name,
            String aggregate,
            String more,
            String subject,
            String value,
            String table,
            String where,
            String weight) {
        text(
                name,
                aggregate,
                more,
                "select id, %s as subject, day, division, %s as value%s, recorded_at from bench.%s %s"
                        .formatted(subject, value, weight, table, where));
    }

    private void growth(String name, String of) {
        text(name, "growth", "of: " + of, "");
    }

    private void text(String name, String aggregate, String more, String select) {
        var header =
                """
                -- measure: bench.%1$s
                -- title: %1$s
                -- unit: things
                -- aggregate: %2$s
                -- public: none
                -- source: made up
                """
                        .formatted(name, aggregate);
        var line = more.isEmpty() ? "" : "-- " + more + "\n";
        texts.add(new MeasureFiles.Text("bench/" + name + ".measure.sql", header + line + select));
    }
}
