package cn.cunkou.registry;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post of a body, or of a place itself.
 *
 * @param division the place, or where the body belongs
 * @param body null for a post of the place itself
 * @param duty null for a post that has only a title
 */
public record Seat(DivisionCode division, @Nullable UUID body, String title, @Nullable Duty duty) {

    /** The post for a duty, which is called as the duty is. */
    public static Seat of(Duty duty, DivisionCode division, @Nullable UUID body) {
        return new Seat(division, body, duty.label(), duty);
    }
}
