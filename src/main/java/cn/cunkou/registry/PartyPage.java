package cn.cunkou.registry;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.Choice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one party shows.
 *
 * @param id null for one that is being registered
 * @param key makes the form of a new one count once, however often it is sent
 */
public record PartyPage(
        @Nullable UUID id,
        String key,
        PartyForm form,
        List<Choice> places,
        List<FormFault> faults) {
    public boolean isNew() {
        return id == null;
    }

    public List<Party.Kind> kinds() {
        return List.of(Party.Kind.values());
    }

    /** The heading; a person's full name stands in the form only. */
    public String title() {
        if (isNew()) {
            return "登记主体";
        }
        return Party.Kind.of(form.kind()).isPersonal() ? Masking.name(form.name()) : form.name();
    }
}
