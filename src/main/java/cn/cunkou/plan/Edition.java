package cn.cunkou.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as it was adopted; it never changes afterwards.
 *
 * @param number of this plan's editions, from 1
 * @param paper the plan as it was handed in
 * @param plan the plan as it holds: what people settled is settled in it
 * @param settled the contradictions that people have settled
 * @param sha256 of the file, in hexadecimal digits
 */
public record Edition(
        EditionId id,
        int number,
        Plan paper,
        Plan plan,
        List<Settled> settled,
        String sha256,
        Instant adoptedAt) {
    public Edition {
        settled = List.copyOf(settled);
    }

    /** An edition about which nothing has been decided. */
    Edition(EditionId id, int number, Plan plan, String sha256, Instant adoptedAt) {
        this(id, number, plan, plan, List.of(), sha256, adoptedAt);
    }

    /** The same with the decisions that hold for it, the latest of each contradiction first. */
    Edition with(List<Resolution> latest) {
        var now = paper;
        var done = new ArrayList<Settled>();
        for (var conflict : paper.conflicts()) {
            var decided =
                    latest.stream()
                            .filter(one -> one.conflict().equals(conflict.id()))
                            .filter(one -> one.wording().equals(conflict.wording()))
                            .findFirst();
            if (decided.isPresent() && decided.get().reading() instanceof String chosen) {
                var reading = conflict.reading(chosen).orElseThrow();
                now = now.settled(conflict, reading);
                done.add(new Settled(conflict, reading, decided.get()));
            }
        }
        return new Edition(id, number, paper, now, done, sha256, adoptedAt);
    }

    /** What was decided about an item that was in question. */
    public List<Settled> settledAbout(String item) {
        return settled.stream().filter(one -> one.conflict().items().contains(item)).toList();
    }
}
