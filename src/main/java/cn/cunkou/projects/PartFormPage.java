package cn.cunkou.projects;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form about a part of a project: contract, month's progress, inspection, acceptance, change.
 *
 * @param path the last part of its address
 * @param points what inspectors tick off
 * @param needs what must be there before acceptance
 */
public record PartFormPage<T>(
        Project project,
        String path,
        T input,
        LocalDate today,
        List<Option> parties,
        List<Slot> points,
        List<Need> needs,
        List<FormFault> faults) {
    public String action() {
        return back() + path;
    }

    public String back() {
        return ProjectPages.PATH + "/" + project.id();
    }

    public String key() {
        return FormKeys.fresh();
    }

    public @Nullable FormFault fault(String field) {
        return faults.stream().filter(one -> one.field().equals(field)).findFirst().orElse(null);
    }

    public boolean isReady() {
        return needs.stream().allMatch(Need::isMet);
    }
}
