package cn.cunkou.measures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Installs the evidence views and checks that they give what their headers declare. */
final class Views {

    private static final Pattern MEASURE_READ = Pattern.compile("measures\\.\"([a-z0-9.-]+)\"");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "\\b(now\\(|current_date|current_time|localtime|clock_timestamp\\(|"
                            + "statement_timestamp\\(|transaction_timestamp\\(|random\\()",
                    Pattern.CASE_INSENSITIVE);
    private static final Set<String> NUMBERS =
            Set.of("numeric", "integer", "bigint", "smallint", "double precision", "real");

    private final JdbcClient owner;
    private final List<String> faults = new ArrayList<>();

    Views(JdbcClient owner) {
        this.owner = owner;
    }

    List<String> faults() {
        return faults;
    }

    void dropAll() {
        owner.sql(
                        """
                        do $$
                        declare doomed text;
                        begin
                            for doomed in select oid::regclass from pg_class
                                           where relnamespace = 'measures'::regnamespace and relkind = 'v' loop
                                execute 'drop view if exists ' || doomed || ' cascade';
                            end loop;
                        end $$
                        """)
                .update();
    }

    /** Creates a view for each file, those that others read first. */
    void create(List<MeasureFile> files) {
        var byId =
                files.stream()
                        .collect(
                                Collectors.toMap(
                                        file -> file.measure().id(),
                                        file -> file,
                                        (one, same) -> one,
                                        TreeMap::new));
        var done = new LinkedHashSet<String>();
        for (var file : files) {
            create(file, byId, done, new LinkedHashSet<>());
        }
    }

    private void create(
            MeasureFile file, Map<String, MeasureFile> byId, Set<String> done, Set<String> open) {
        var id = file.measure().id();
        if (file.measure().aggregate() == Aggregate.GROWTH || done.contains(id)) {
            return;
        }
        if (!open.add(id)) {
            faults.add(file.name() + ": reads itself through " + String.join(" → ", open));
            return;
        }
        var reads = MEASURE_READ.matcher(file.select());
        while (reads.find()) {
            var below = byId.get(reads.group(1));
            if (below != null) {
                create(below, byId, done, open);
            }
        }
        if (done.add(id)) {
            install(file);
        }
    }

    private void install(MeasureFile file) {
        var view = "measures.\"" + file.measure().id() + "\"";
        // A view that cannot be created must not hide the faults of the next.
        owner.sql("savepoint view_of_a_measure").update();
        try {
            owner.sql(
                            "create view "
                                    + view
                                    + " with (security_invoker = true) as\n"
                                    + file.select())
                    .update();
            owner.sql("grant select on " + view + " to cunkou_app, cunkou_measure, cunkou_backup")
                    .update();
            owner.sql("comment on view " + view + " is 'installed at start'").update();
            check(file);
        } catch (DataAccessException refused) {
            owner.sql("rollback to savepoint view_of_a_measure").update();
            faults.add(file.name() + ": " + refused.getMostSpecificCause().getMessage());
        }
    }

    private void check(MeasureFile file) {
        var measure = file.measure();
        var columns = columns(owner, measure.id());
        need(file, columns, "id", Set.of());
        need(file, columns, "subject", Set.of());
        need(file, columns, "division", Set.of("text"));
        need(file, columns, "value", NUMBERS);
        need(file, columns, "recorded_at", Set.of("timestamp with time zone"));
        if (columns.containsKey("day") == columns.containsKey("validity")) {
            faults.add(file.name() + ": needs either `day` or `validity`");
        }
        if (columns.containsKey("day")) {
            need(file, columns, "day", Set.of("date"));
        } else {
            need(file, columns, "validity", Set.of("datemultirange"));
        }
        if (columns.containsKey("weight")) {
            need(file, columns, "weight", NUMBERS);
        }
        var known = new LinkedHashSet<>(List.of("id", "subject", "division", "value"));
        known.addAll(List.of("recorded_at", "day", "validity", "weight"));
        if (!measure.bases().isEmpty()) {
            need(file, columns, "base", Set.of("text"));
            known.add("base");
        }
        for (var declared : measure.dimensions()) {
            need(file, columns, declared.name(), Set.of());
            known.add(declared.name());
        }
        for (var declared : measure.columns()) {
            need(file, columns, declared.name(), Set.of());
            known.add(declared.name());
        }
        for (var column : columns.keySet()) {
            if (!known.contains(column)) {
                faults.add(file.name() + ": selects `" + column + "`, which it does not declare");
            }
        }
        checkStandsStill(file);
    }

    private void checkStandsStill(MeasureFile file) {
        var definition =
                owner.sql("select pg_get_viewdef(cast(? as regclass))")
                        .param("measures.\"" + file.measure().id() + "\"")
                        .query(String.class)
                        .single();
        var clock = CLOCK.matcher(definition);
        if (clock.find()) {
            faults.add(
                    file.name()
                            + ": reads `"
                            + clock.group().toLowerCase(Locale.ROOT)
                            + "`; evidence may change only when its tables do");
        }
    }

    private void need(
            MeasureFile file, Map<String, String> columns, String name, Set<String> types) {
        var type = columns.get(name);
        if (type == null) {
            faults.add(file.name() + ": does not select `" + name + "`");
        } else if (!types.isEmpty() && !types.contains(type)) {
            faults.add(file.name() + ": `" + name + "` is " + type + " instead of " + first(types));
        }
    }

    private static String first(Set<String> types) {
        return types.contains("numeric") ? "numeric" : types.iterator().next();
    }

    /** The columns of a measure's view, and their types. */
    static Map<String, String> columns(JdbcClient database, String measure) {
        return database
                .sql(
                        """
                        select attname, format_type(atttypid, null) as type
                          from pg_attribute
                         where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                        """)
                .param("measures.\"" + measure + "\"")
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
