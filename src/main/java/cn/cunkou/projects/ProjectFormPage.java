package cn.cunkou.projects;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.region.PlaceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that sets up a project or corrects one. */
public record ProjectFormPage(
        @Nullable Project project,
        ProjectInput input,
        String reason,
        List<Option> bodies,
        List<Option> parties,
        List<PlaceOptions.Group> places,
        List<Group> items,
        List<FormFault> faults) {
    /** Items of the plan of one kind. */
    public record Group(String label, List<Option> options) {}

    public boolean isNew() {
        return project == null;
    }

    public String action() {
        return project == null
                ? ProjectPages.PATH + "/new"
                : ProjectPages.PATH + "/" + project.id() + "/correct";
    }

    public String back() {
        return project == null ? ProjectPages.PATH : ProjectPages.PATH + "/" + project.id();
    }

    public String key() {
        return FormKeys.fresh();
    }

    public @Nullable FormFault fault(String field) {
        return faults.stream().filter(one -> one.field().equals(field)).findFirst().orElse(null);
    }
}
