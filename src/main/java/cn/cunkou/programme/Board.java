package cn.cunkou.programme;

import cn.cunkou.plan.Edition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All items of a plan as they stand on a day, in the order of the plan. */
public record Board(Edition edition, LocalDate today, List<Standing> items) {
    public Board {
        items = List.copyOf(items);
    }

    /** An item, or a town's part of one. */
    public Optional<Standing> find(String id) {
        return items.stream()
                .<Standing>mapMulti((item, sink) -> {
                    sink.accept(item);
                    item.parts().forEach(sink);
                })
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    /** How many items stand how. */
    public Map<State, Long> counts() {
        return items.stream()
                .collect(Collectors.groupingBy(Standing::state, Collectors.counting()));
    }
}
