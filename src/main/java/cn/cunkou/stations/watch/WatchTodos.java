package cn.cunkou.stations.watch;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Contracts that run out, silent devices, stations that did badly: for those who can act on it. */
@Component
class WatchTodos implements Todo.Source {
    private final StationWatch watch;
    private final Counties counties;
    private final Doorkeeper doors;

    WatchTodos(StationWatch watch, Counties counties, Doorkeeper doors) {
        this.watch = watch;
        this.counties = counties;
        this.doors = doors;
    }

    @Override
    public List<Todo> todos() {
        if (!doors.mayEnter("POST", "/console/stations")) {
            return List.of();
        }
        var found =
                watch.in(counties.chosen("").code()).stream()
                        .collect(Collectors.groupingBy(Sight::kind));
        return Stream.of(Sight.Kind.values())
                .map(kind -> todo(kind, found.getOrDefault(kind, List.of())))
                .filter(todo -> todo.count() > 0)
                .toList();
    }

    private static Todo todo(Sight.Kind kind, List<Sight> all) {
        return new Todo(
                kind.label(),
                all.size(),
                all.isEmpty() ? "" : "最早的%s%s".formatted(kind.dayLabel(), all.getFirst().day()),
                WatchPages.PATH + "?kind=" + kind.id(),
                kind == Sight.Kind.ENDED || kind == Sight.Kind.CLOSING);
    }
}
