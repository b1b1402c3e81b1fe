package cn.cunkou.activities;

import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One activity.
 *
 * @param earlier what it took the place of, the newest first
 * @param mayChange whether it stands, and whoever reads may write for its body
 * @param done what was just done to it, in words
 */
public record ActivityPage(
        Activity activity,
        String days,
        List<ActivityWords.Fact> facts,
        List<Pictures.Picture> pictures,
        List<Activity> earlier,
        boolean mayChange,
        @Nullable String done,
        List<FormFault> faults) {

    public String base() {
        return ActivityPages.PATH + "/" + activity.id();
    }
}
