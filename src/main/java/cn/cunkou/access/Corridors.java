package cn.cunkou.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;

/**
 * The table of doors by the first two words of addresses, so that not every door is tried: each
 * menu entry of each page asks for one.
 */
final class Corridors {
    private static final int WORDS = 2;

    private final Map<List<String>, List<Door>> doors = new HashMap<>();

    Corridors(List<Door> table) {
        for (var door : table) {
            doors.put(first(door.beginning(), WORDS), List.of());
        }
        doors.put(List.of(), List.of());
        doors.replaceAll((words, _) ->
                table.stream()
                        .filter(door -> isOnTheWay(first(door.beginning(), WORDS), words))
                        .toList());
    }

    /** Those that lead to an address, in the order of the table. */
    Stream<Door> to(PathContainer path) {
        var words =
                path.elements().stream()
                        .filter(PathSegment.class::isInstance)
                        .limit(WORDS)
                        .map(word -> ((PathSegment) word).valueToMatch())
                        .toList();
        while (!doors.containsKey(words)) {
            words = first(words, words.size() - 1);
        }
        return doors.getOrDefault(words, List.of()).stream().filter(door -> door.leadsTo(path));
    }

    private static boolean isOnTheWay(List<String> beginning, List<String> words) {
        return beginning.size() <= words.size() && beginning.equals(first(words, beginning.size()));
    }

    private static <T> List<T> first(List<T> list, int most) {
        return list.subList(0, Math.min(most, list.size()));
    }
}
