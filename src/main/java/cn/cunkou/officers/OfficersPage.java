package cn.cunkou.officers;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import cn.cunkou.registry.Duty;
import java.util.List;

/**
 * The list of appointments.
 *
 * @param towns those that the list can be narrowed to
 * @param export address of the same list as a workbook
 */
public record OfficersPage(
        County county,
        List<Option> towns,
        AppointmentFilter filter,
        Paged<Row> rows,
        String export) {

    /** One appointment in words. */
    public record Row(Appointment appointment, String place, String state) {}

    public List<Option> duties() {
        return duty();
    }

    static List<Option> duty() {
        return List.of(Duty.values()).stream()
                .map(duty -> new Option(duty.id(), duty.label()))
                .toList();
    }

    public List<Option> levels() {
        return Levels.OPTIONS;
    }

    public List<Option> states() {
        return AppointmentFilter.STATES;
    }
}
