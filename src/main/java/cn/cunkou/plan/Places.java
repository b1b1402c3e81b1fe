package cn.cunkou.plan;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** Where in the file the parts of a rule stand. */
final class Places {
    private final Map<Object, Fields> places = new IdentityHashMap<>();

    /** Notes the place of a part and hands the part back. */
    <T> T note(T part, Fields at) {
        places.put(Objects.requireNonNull(part), at);
        return part;
    }

    /**
     * @throws IllegalStateException when it was not read from the file
     */
    Fields of(Object part) {
        var at = places.get(part);
        if (at == null) {
            throw new IllegalStateException("not read from the file: " + part);
        }
        return at;
    }
}
