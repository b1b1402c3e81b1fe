package cn.cunkou.stations.services;

/**
 * A point on the ground, in degrees.
 *
 * @param accuracy how far off it may be, in metres
 */
public record Point(double longitude, double latitude, int accuracy) {
    private static final double METRES = 111_195;

    /** Metres to another; right enough within a county. */
    double metresTo(Point other) {
        var north = (latitude - other.latitude) * METRES;
        var east =
                (longitude - other.longitude)
                        * METRES
                        * Math.cos(Math.toRadians((latitude + other.latitude) / 2));
        return Math.hypot(north, east);
    }
}
