package cn.cunkou.production;

import cn.cunkou.traceability.Lot;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What grows or is made at one place from one day on, until it has all been harvested.
 *
 * @param producer party in the registry, {@code producerName} as everybody may read it
 * @param gtin of the product, 14 digits
 * @param crop id of the crop's description
 * @param number within its product
 * @param needs ids of the acts that it must have
 * @param done ids of the acts that it has
 * @param silentDays after so many days without a record somebody asks
 * @param untilDay when the first harvest is expected
 * @param lastDay of its last act
 * @param acts how many stand, and how many lots came of it
 */
public record Batch(
        UUID id,
        String division,
        UUID place,
        String placeKind,
        String placeName,
        UUID producer,
        String producerName,
        UUID product,
        String productName,
        @Nullable String gtin,
        String crop,
        String cropTitle,
        int number,
        List<String> needs,
        List<String> done,
        int silentDays,
        LocalDate fromDay,
        @Nullable LocalDate untilDay,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate lastDay,
        long acts,
        long lots) {
    public Batch {
        needs = List.copyOf(needs);
        done = List.copyOf(done);
    }

    /** What people call it, such as 草莓第3批 · 1号棚. */
    public String title() {
        return "%s第%d批 · %s".formatted(cropTitle, number, placeName);
    }

    /** What events call it. It is never sold, so it has no number of GS1; its lots may. */
    String epc() {
        return "urn:uuid:" + id;
    }

    public boolean isRunning() {
        return endedOn == null;
    }

    /** Nothing was recorded for too long. */
    public boolean isSilent(LocalDate today) {
        var last = lastDay == null ? fromDay : lastDay;
        return isRunning() && last.plusDays(silentDays).isBefore(today);
    }

    /** It should have been harvested and was not. */
    public boolean isOverdue(LocalDate today) {
        var until = untilDay;
        return isRunning() && lots == 0 && until != null && until.isBefore(today);
    }

    /** How many of the acts that it must have it has. */
    public long met() {
        return needs.stream().filter(done::contains).count();
    }

    /** The number of a lot harvested from it that day: the day, and which batch of the product. */
    String lotNumber(LocalDate day) {
        return "%s-%02d".formatted(day.toString().replace("-", ""), number);
    }

    /** Lots that came of it, and when. */
    public record Made(Lot lot, LocalDate day) {}
}
