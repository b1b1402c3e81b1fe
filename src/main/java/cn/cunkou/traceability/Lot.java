package cn.cunkou.traceability;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was harvested or made at one time.
 *
 * @param division code of the place where it grew or was made
 * @param expiresOn the last day it is good
 * @param codes how many codes are on it
 */
public record Lot(
        UUID id,
        String division,
        UUID product,
        String number,
        LocalDate madeOn,
        @Nullable LocalDate expiresOn,
        String note,
        long codes) {}
