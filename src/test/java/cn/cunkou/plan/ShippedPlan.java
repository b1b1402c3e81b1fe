package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.measures.ShippedMeasures;
import cn.cunkou.region.ListedCounties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A plan that ships with the program.
 *
 * @param rows the items of each statement of the paper, by the statement's number in their register
 */
record ShippedPlan(Path file, Plan plan, Map<String, List<String>> rows) {
    static final MeasureNames MEASURES;

    static {
        var shipped = ShippedMeasures.read().stream().map(PlanConfiguration::known).toList();
        MEASURES = () -> shipped;
    }

    private static final PlanCheck CHECK = new PlanCheck(MEASURES, ListedCounties.read()::name);

    static List<ShippedPlan> all() {
        try (var files = Files.list(Path.of("plans"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ShippedPlan::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ShippedPlan of(String id) {
        return of(Path.of("plans", id + ".yaml"));
    }

    private static ShippedPlan of(Path file) {
        var name = file.getFileName().toString().replace(".yaml", "");
        try {
            return new ShippedPlan(
                    file, sound(file), rows(Path.of("plans", "rows", name + ".csv")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The county as the numbers of its statements begin: {@code wuhua}. */
    String prefix() {
        return plan.id().replaceFirst("-[0-9]+$", "");
    }

    Target target(String item) {
        return (Target) plan.item(item).orElseThrow();
    }

    Stream<Reading> readings(Item item) {
        return plan.conflictsAbout(item.id()).stream()
                .flatMap(conflict -> conflict.readings().stream());
    }

    @Override
    public String toString() {
        return plan.id();
    }

    private static Plan sound(Path file) throws IOException {
        return switch (CHECK.check(Files.readAllBytes(file))) {
            case Checked.Sound(var plan) -> plan;
            case Checked.Broken(var problems) -> throw new AssertionError(file + " " + problems);
        };
    }

    private static Map<String, List<String>> rows(Path file) throws IOException {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
            var cells = line.split(",", -1);
            assertThat(cells).as(line).hasSize(3);
            assertThat(rows.put(cells[0], Arrays.asList(cells[1].split(" ")))).as(line).isNull();
        }
        return rows;
    }
}
