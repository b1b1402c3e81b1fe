package cn.cunkou;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Draws the modules in storeys: each stands above all it uses, with a line to what no nearer module
 * leads to.
 */
final class HousePicture {
    private static final int WIDTH = 960;
    private static final int STOREY = 84;
    private static final int ROOM = 120;

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Integer> storeys = new HashMap<>();

    private HousePicture(ApplicationModules modules) {
        modules.forEach(module -> uses.put(module.getIdentifier().toString(), new TreeSet<>()));
        modules.forEach(module ->
                module.getDirectDependencies(modules)
                        .uniqueModules()
                        .forEach(used ->
                                used(module.getIdentifier().toString())
                                        .add(used.getIdentifier().toString())));
        uses.keySet().forEach(this::storey);
    }

    static String of(ApplicationModules modules) {
        return new HousePicture(modules).drawn();
    }

    private Set<String> used(String module) {
        return Objects.requireNonNull(uses.get(module));
    }

    private int storey(String module) {
        var known = storeys.get(module);
        if (known != null) {
            return known;
        }
        var storey = used(module).stream().mapToInt(this::storey).max().orElse(-1) + 1;
        storeys.put(module, storey);
        return storey;
    }

    private Set<String> reached(String module) {
        var all = new HashSet<String>();
        for (var used : used(module)) {
            all.add(used);
            all.addAll(reached(used));
        }
        return all;
    }

    private Set<String> nearest(String module) {
        var nearest = new TreeSet<>(used(module));
        used(module).forEach(used -> nearest.removeAll(reached(used)));
        return nearest;
    }

    private String drawn() {
        var top = storeys.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var height = (top + 1) * STOREY + 24;
        Map<String, int[]> places = new TreeMap<>();
        for (var storey = 0; storey <= top; storey++) {
            List<String> rooms = new ArrayList<>();
            for (var module : uses.keySet()) {
                if (storey(module) == storey) {
                    rooms.add(module);
                }
            }
            for (var i = 0; i < rooms.size(); i++) {
                places.put(
                        rooms.get(i),
                        new int[] {
                            WIDTH * (i + 1) / (rooms.size() + 1), 36 + (top - storey) * STOREY
                        });
            }
        }
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\" font-size=\"15\" text-anchor=\"middle\">\n"
                        .formatted(WIDTH, height));
        svg.append(
                "<rect width=\"%d\" height=\"%d\" fill=\"#F6F8F6\"/>\n".formatted(WIDTH, height));
        places.forEach((module, from) ->
                nearest(module)
                        .forEach(used -> {
                            var to = Objects.requireNonNull(places.get(used));
                            svg.append(
                                    "<path d=\"M%d %dL%d %d\" stroke=\"#77887F\"/>\n"
                                            .formatted(from[0], from[1], to[0], to[1]));
                        }));
        places.forEach((module, place) ->
                svg.append(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"36\" rx=\"6\" fill=\"#fff\" stroke=\"#0B6E4F\"/><text x=\"%d\" y=\"%d\" fill=\"#1F2933\">%s</text>\n"
                                .formatted(
                                        place[0] - ROOM / 2,
                                        place[1] - 18,
                                        ROOM,
                                        place[0],
                                        place[1] + 5,
                                        module)));
        return svg.append("</svg>\n").toString();
    }
}
