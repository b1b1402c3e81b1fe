package cn.cunkou.stations.services;

import cn.cunkou.plan.Catalogue;
import java.util.List;
import java.util.Optional;

/**
 * A kind of service that a station offers.
 *
 * @param named whether the plan's catalogue names it; what is of no named kind counts for nothing
 * @param fields what a record of it says
 */
public record ServiceKind(String id, String label, boolean named, List<Catalogue.Field> fields) {
    /** Where a plan names no kinds. */
    static final ServiceKind UNNAMED =
            new ServiceKind(
                    "unnamed",
                    "便民服务",
                    false,
                    List.of(new Catalogue.Field("about", "办什么事", "text", false, List.of())));

    public ServiceKind {
        fields = List.copyOf(fields);
    }

    /** Whether it can be recorded with a single tap. */
    public boolean asksNothing() {
        return fields.stream().noneMatch(Catalogue.Field::required);
    }

    Optional<Catalogue.Field> field(String id) {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    String fieldLabel(String id) {
        return field(id).map(Catalogue.Field::label).orElse(id);
    }
}
