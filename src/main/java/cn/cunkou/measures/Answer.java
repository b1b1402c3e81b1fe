package cn.cunkou.measures;

import java.util.List;

/**
 * The sums of a question.
 *
 * @param seen the snapshot of the database that they are true for, as PostgreSQL writes it
 */
record Answer(List<Sums> groups, String seen) {

    /** The group of that key; the whole of an undivided answer has an empty one. */
    Sums group(String key) {
        return groups.stream()
                .filter(group -> group.key().equals(key))
                .findFirst()
                .orElse(Sums.NONE);
    }
}
