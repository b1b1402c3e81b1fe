package cn.cunkou.stations.applications;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.region.PlaceOptions.Group;
import java.util.List;

/**
 * The form of an application, in the console or on the portal.
 *
 * @param action where it is sent
 * @param back where whoever gives up goes
 */
public record ApplicationFormPage(
        String title,
        String action,
        String back,
        List<Group> villages,
        ApplicationInput input,
        List<FormFault> faults)
        implements Faulty {
    public ApplicationFormPage {
        villages = List.copyOf(villages);
    }

    public String key() {
        return FormKeys.fresh();
    }
}
