package cn.cunkou.traceability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * So many codes of one product, printed or to be printed.
 *
 * @param number what its codes begin with, 25 bits
 * @param codes how many; they are numbered from 1
 * @param secret version of the key
 * @param printer for whom it was issued
 */
public record Roll(
        UUID id,
        String division,
        UUID product,
        String productName,
        @Nullable String gtin,
        int number,
        long codes,
        int secret,
        String printer,
        LocalDate issuedOn,
        Instant issuedAt,
        String issuedBy) {

    /** What people call it: the first letters of all its codes. */
    public String label() {
        return label(number);
    }

    static String label(int number) {
        return new ItemCode(number, 0, 0).text().substring(0, 5);
    }
}
