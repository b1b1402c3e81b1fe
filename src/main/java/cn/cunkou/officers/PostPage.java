package cn.cunkou.officers;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.registry.Duty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A duty somewhere, and who had it when.
 *
 * @param seat as the form names the body or place
 * @param held everybody who was ever appointed, the latest first
 * @param mayChange whether whoever reads may name people here
 * @param done what was just done, in words
 */
public record PostPage(
        UUID post,
        Duty duty,
        String name,
        String place,
        String seat,
        List<Held> held,
        boolean mayChange,
        LocalDate today,
        @Nullable String done,
        List<FormFault> faults) {

    /**
     * One appointment in words.
     *
     * @param phone masked for those who may not name people here
     */
    public record Held(Appointment appointment, String phone, String state) {}

    public String key() {
        return FormKeys.fresh();
    }

    public String title() {
        return name + duty.label();
    }
}
