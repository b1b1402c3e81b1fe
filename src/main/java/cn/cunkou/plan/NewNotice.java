package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be put up.
 *
 * @param division the county
 * @param body who gives it
 * @param item {@code plan/item} that asks for it, where one does
 * @param about what the module that puts it up calls the matter, such as {@code
 *     reward:wuhua-2018/station-half-year}; it comes back with {@link NoticeEnded}
 * @param from the day it is put up
 * @param workingDays at least as many as the item asks for
 */
public record NewNotice(
        DivisionCode division,
        UUID body,
        String title,
        String said,
        @Nullable String item,
        String about,
        LocalDate from,
        int workingDays,
        List<Line> lines) {
    public NewNotice {
        lines = List.copyOf(lines);
    }

    /**
     * A line of its list.
     *
     * @param person whether the name is that of a person; it is masked before anything keeps it
     */
    public record Line(String name, boolean person, String what, @Nullable Money amount) {}
}
