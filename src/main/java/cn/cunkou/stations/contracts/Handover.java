package cn.cunkou.stations.contracts;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A station that passed from one to another.
 *
 * @param fileName the list that both signed
 * @param pieces how many pieces of equipment stood in it, {@code sound} of them in use
 */
public record Handover(
        UUID id,
        LocalDate day,
        String giver,
        String taker,
        String note,
        String fileName,
        long pieces,
        long sound,
        String recordedBy) {}
