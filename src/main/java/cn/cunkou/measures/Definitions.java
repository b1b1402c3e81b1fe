package cn.cunkou.measures;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every measure there is, by id. */
record Definitions(Map<String, Definition> byId) {

    Optional<Definition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * @throws IllegalStateException when there is none: the files were checked against each other
     */
    Definition get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no measure " + id));
    }

    List<Measure> catalogue() {
        return byId.values().stream()
                .map(Definition::measure)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }
}
