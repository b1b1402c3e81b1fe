package cn.cunkou.platform.imports;

import java.time.Duration;

/**
 * How large a file may be that a person hands in.
 *
 * @param rows rows of data
 * @param columns columns with a title
 * @param packedBytes size of the file
 * @param unpackedBytes size of all that is read from it
 * @param ratio how many times larger than packed a part may become
 * @param characters characters in all cells together
 * @param patience how long reading may take
 */
public record Limits(
        int rows,
        int columns,
        long packedBytes,
        long unpackedBytes,
        int ratio,
        int characters,
        Duration patience) {

    private static final long MEGABYTE = 1024L * 1024;

    public static final Limits USUAL =
            new Limits(
                    10_000,
                    60,
                    20 * MEGABYTE,
                    200 * MEGABYTE,
                    200,
                    20_000_000,
                    Duration.ofSeconds(8));

    public Limits withRows(int most) {
        return new Limits(most, columns, packedBytes, unpackedBytes, ratio, characters, patience);
    }
}
