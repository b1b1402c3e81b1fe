package cn.cunkou.stations.services;

import cn.cunkou.stations.Station;
import cn.cunkou.values.PhoneNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service of the past, taken over with many others.
 *
 * @param fields as they were typed, by the ids of the kind's fields
 * @param entered when it was tapped in, {@code recorded} when it arrived
 */
public record PastService(
        UUID id,
        Station station,
        ServiceKind kind,
        Map<String, @Nullable String> fields,
        Instant happened,
        Instant entered,
        Instant recorded,
        @Nullable PhoneNumber phone,
        Rendered.Confirmation confirmation,
        String by) {
    public PastService {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
