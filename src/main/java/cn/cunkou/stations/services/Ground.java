package cn.cunkou.stations.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a station besides its services.
 *
 * @param hours all that were ever said, the latest first
 * @param idle days from the first to the day before the last on which it stood shut
 * @param ownNumbers of its keepers and of the station, in plain digits
 * @param point where it stands; null when nobody measured it
 */
record Ground(
        UUID station,
        List<Hours> hours,
        List<Stretch> idle,
        Set<String> ownNumbers,
        @Nullable Point point) {
    /**
     * Days on which it stood shut.
     *
     * @param until the day it opened again; null while it has not
     */
    record Stretch(LocalDate from, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    Ground {
        hours = List.copyOf(hours);
        idle = List.copyOf(idle);
        ownNumbers = Set.copyOf(ownNumbers);
    }

    static Ground unknown(UUID station) {
        return new Ground(station, List.of(), List.of(), Set.of(), null);
    }

    Optional<Hours> on(LocalDate day) {
        return hours.stream().filter(one -> !one.since().isAfter(day)).findFirst();
    }

    boolean isIdle(LocalDate day) {
        return idle.stream().anyMatch(stretch -> stretch.covers(day));
    }
}
