package cn.cunkou.region;

import java.math.BigDecimal;

/**
 * A point on the ground in degrees, as a satellite receiver gives it. Positions of Chinese map
 * services are shifted on purpose and must not be stored here.
 */
public record Position(BigDecimal longitude, BigDecimal latitude, Datum datum) {
    /** The two data of honest degrees; they differ by centimetres. */
    public enum Datum {
        WGS84,
        CGCS2000
    }

    private static final BigDecimal WEST = BigDecimal.valueOf(73);
    private static final BigDecimal EAST = BigDecimal.valueOf(136);
    private static final BigDecimal SOUTH = BigDecimal.valueOf(3);
    private static final BigDecimal NORTH = BigDecimal.valueOf(54);

    /**
     * @throws IllegalArgumentException when it does not lie in China; often the two were swapped
     */
    public Position {
        if (longitude.compareTo(WEST) < 0 || longitude.compareTo(EAST) > 0) {
            throw new IllegalArgumentException(
                    "a longitude in China lies between 73 and 136: " + longitude);
        }
        if (latitude.compareTo(SOUTH) < 0 || latitude.compareTo(NORTH) > 0) {
            throw new IllegalArgumentException(
                    "a latitude in China lies between 3 and 54: " + latitude);
        }
    }
}
