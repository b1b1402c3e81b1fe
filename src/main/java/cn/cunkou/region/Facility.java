package cn.cunkou.region;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the rooms of a site. */
public record Facility(
        List<Zone> zones,
        List<Area> areas,
        List<Equipment> equipment,
        List<Lease> leases,
        List<Acceptance> acceptances) {
    /** A part with a use of its own, such as 分拣区. */
    public record Zone(UUID id, String name, String kind) {}

    /**
     * An area that holds from a day until the next one.
     *
     * @param zone null for the whole site
     */
    public record Area(
            @Nullable String zone, LocalDate from, BigDecimal squareMetres, String source) {}

    /**
     * Machines and furniture of one sort.
     *
     * @param id null before it is recorded
     * @param name what it is, in a word: 安检机
     * @param serial number on its plate; empty for several pieces, or where there is none
     * @param until first day it was no longer there, null while it is
     * @param source the paper or list that says so
     */
    public record Equipment(
            @Nullable UUID id,
            String name,
            int quantity,
            String serial,
            LocalDate from,
            @Nullable LocalDate until,
            String source) {}

    /**
     * @param to last day, null where the paper names none
     */
    public record Lease(
            LocalDate from, @Nullable LocalDate to, String lessor, Money rentPerMonth) {}

    public record Acceptance(
            LocalDate day, String documentTitle, @Nullable String documentNumber) {}
}
