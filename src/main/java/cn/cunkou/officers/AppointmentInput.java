package cn.cunkou.officers;

import cn.cunkou.registry.Tenure;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as somebody filled it in, nothing of it checked.
 *
 * @param division code of the place, or id of the body
 */
public record AppointmentInput(
        @Nullable String duty,
        @Nullable String division,
        @Nullable String person,
        @Nullable String office,
        @Nullable String phone,
        @Nullable String from,
        @Nullable String last,
        @Nullable String document) {

    static AppointmentInput empty(String duty, @Nullable String division) {
        return new AppointmentInput(duty, division, null, null, null, null, null, null);
    }

    static AppointmentInput of(Appointment appointment, Tenure tenure) {
        var body = appointment.bodyId();
        var phone = tenure.phone();
        return new AppointmentInput(
                appointment.duty().id(),
                body == null ? appointment.division().digits() : body.toString(),
                tenure.person(),
                tenure.office(),
                phone == null ? null : phone.digits(),
                tenure.from().toString(),
                tenure.last() == null ? null : tenure.last().toString(),
                tenure.document());
    }
}
