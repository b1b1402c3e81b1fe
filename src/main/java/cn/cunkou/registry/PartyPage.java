package cn.cunkou.registry;

import cn.cunkou.region.Choice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one party shows.
 *
 * @param id null for one that is being registered
 */
public record PartyPage(@Nullable UUID id, PartyForm form, List<Choice> places) {
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
