package cn.cunkou.projects;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Who recorded something, and when by the county's clock.
 *
 * @param actor id of the account
 */
public record Stamp(Instant at, String by, String actor) {
    static Stamp now(Counties counties, DivisionCode division) {
        var actor = Actor.current();
        return new Stamp(counties.now(division), actor.name(), actor.id());
    }

    OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
