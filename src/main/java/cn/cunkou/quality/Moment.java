package cn.cunkou.quality;

import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Now, by the clock of a place, as the database takes it. */
final class Moment {
    private Moment() {}

    static OffsetDateTime of(Counties counties, DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }

    static OffsetDateTime of(Counties counties, String place) {
        return of(counties, DivisionCode.of(place));
    }
}
