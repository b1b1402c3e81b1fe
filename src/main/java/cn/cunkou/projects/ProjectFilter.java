package cn.cunkou.projects;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.values.DivisionCode;
import org.jspecify.annotations.Nullable;

/**
 * Which projects a list shows. What is not understood filters nothing out.
 *
 * @param division code of the place they are for
 * @param state preparing, building, in-acceptance, accepted, or overdue for those past their
 *     deadline
 * @param body id of the responsible body
 * @param item id of an item of the plan that they build
 * @param text parts of title, body or contractor
 */
public record ProjectFilter(String division, String state, String body, String item, String text) {
    String pattern() {
        return DivisionCode.isValid(division.strip()) ? division.strip() + "%" : "%";
    }

    @Nullable String stateId() {
        return Faults.given(state);
    }

    @Nullable String bodyId() {
        return Faults.given(body);
    }

    @Nullable String itemId() {
        return Faults.given(item);
    }

    String[] words() {
        return SearchWords.of(text);
    }
}
