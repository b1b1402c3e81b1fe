package cn.cunkou.funds.claims;

import cn.cunkou.plan.NoticeEnded;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears when a public notice about an application has come to its end. */
@Component
class ShownClaims {
    private static final String ABOUT = "claim:";

    private final Claims claims;

    ShownClaims(Claims claims) {
        this.claims = claims;
    }

    @EventListener
    void ended(NoticeEnded ended) {
        if (ended.about().startsWith(ABOUT)) {
            claims.shown(
                    UUID.fromString(ended.about().substring(ABOUT.length())),
                    ended.notice(),
                    ended.holds());
        }
    }
}
