package cn.cunkou.stations.equipment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A computer or screen that may report as one of a station.
 *
 * @param lastSeen when it last said that it is on; null before it ever did
 * @param days on how many of the last thirty days it was on
 */
public record Device(
        UUID id,
        String label,
        Instant issuedAt,
        String issuedBy,
        @Nullable Instant revokedAt,
        @Nullable Instant lastSeen,
        int days) {
    public boolean isRevoked() {
        return revokedAt != null;
    }
}
