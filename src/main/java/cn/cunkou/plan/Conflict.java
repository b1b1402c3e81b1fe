package cn.cunkou.plan;

import java.util.List;

/**
 * A contradiction inside the paper. Until a person settles it, the items about it are unclear.
 *
 * @param items ids of the items it leaves open
 */
public record Conflict(String id, String label, List<String> items, List<Reading> readings) {
    public Conflict {
        items = List.copyOf(items);
        readings = List.copyOf(readings);
    }
}
