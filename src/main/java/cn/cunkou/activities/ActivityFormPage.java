package cn.cunkou.activities;

import cn.cunkou.activities.ActivityKind.Form;
import cn.cunkou.activities.ActivityKind.Part;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.region.PlaceOptions;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that registers an activity, or corrects one.
 *
 * @param activity the one to be corrected; null for a new one
 * @param reason of the correction, as typed
 */
public record ActivityFormPage(
        @Nullable Activity activity,
        ActivityKind kind,
        ActivityInput input,
        String reason,
        List<Option> bodies,
        List<PlaceOptions.Group> places,
        LocalDate today,
        List<FormFault> faults)
        implements Faulty {

    public boolean has(Part part) {
        return kind.has(part);
    }

    public boolean needs(Part part) {
        return kind.needs(part);
    }

    public List<Option> forms() {
        return options(kind.forms());
    }

    public List<Option> levels() {
        return options(ActivityKind.MEDIA_LEVELS);
    }

    public List<Option> counterparts() {
        return options(ActivityKind.COUNTERPARTS);
    }

    private static List<Option> options(List<Form> forms) {
        return forms.stream().map(form -> new Option(form.id(), form.label())).toList();
    }

    public boolean isNew() {
        return activity == null;
    }

    public String key() {
        return FormKeys.fresh();
    }

    public String action() {
        return activity == null
                ? ActivityPages.PATH + "/new"
                : ActivityPages.PATH + "/" + activity.id() + "/correct";
    }

    public String back() {
        return activity == null ? ActivityPages.PATH : ActivityPages.PATH + "/" + activity.id();
    }
}
