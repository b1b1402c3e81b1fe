package cn.cunkou.platform.web;

import cn.cunkou.platform.Actor;
import java.util.Optional;

/**
 * Answers what somebody may do today who is not here: whoever ordered, some time ago, what is done
 * now.
 */
public interface Standing {
    /**
     * They, as they would enter by that address now.
     *
     * @param id of an account or a token, as {@link Actor#id} gives it
     * @return with the divisions of those roles that open the door; empty when it is closed to
     *     them, their account or their token
     */
    Optional<Actor> now(Actor.Kind kind, String id, String method, String path);
}
