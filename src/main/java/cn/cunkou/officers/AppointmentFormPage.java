package cn.cunkou.officers;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.region.PlaceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that appoints somebody, or corrects an appointment.
 *
 * @param appointment the one to be corrected; null for a new one
 * @param name of the body or place of the one to be corrected
 * @param reason of the correction, as typed
 */
public record AppointmentFormPage(
        @Nullable Appointment appointment,
        String name,
        AppointmentInput input,
        String reason,
        List<PlaceOptions.Group> places,
        List<FormFault> faults)
        implements Faulty {

    public List<Option> duties() {
        return OfficersPage.duty();
    }

    public boolean isNew() {
        return appointment == null;
    }

    public String key() {
        return FormKeys.fresh();
    }

    public String action() {
        return appointment == null
                ? OfficerPages.PATH + "/new"
                : OfficerPages.PATH + "/holders/" + appointment.id() + "/correct";
    }

    public String back() {
        return appointment == null
                ? OfficerPages.PATH
                : OfficerPages.PATH + "/" + appointment.post();
    }
}
