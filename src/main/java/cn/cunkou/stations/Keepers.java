package cn.cunkou.stations;

import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The persons who keep stations, as parties of the registry. */
@Component
class Keepers {
    private final Registry registry;

    Keepers(Registry registry) {
        this.registry = registry;
    }

    /** The person of that name and phone at a place, registered now if not known yet. */
    UUID register(DivisionCode division, String name, @Nullable String phone) {
        return registry.registerAll(List.of(person(division, name, phone))).getFirst();
    }

    /** The keeper of a station that moves elsewhere, registered there; empty when there is none. */
    Optional<UUID> follow(Station station, DivisionCode to) {
        return Optional.ofNullable(station.keeper())
                .map(keeper -> register(to, keeper.name(), keeper.phone()));
    }

    static NewParty person(DivisionCode division, String name, @Nullable String phone) {
        return new NewParty(
                division,
                Party.Kind.PERSON,
                name,
                null,
                phone == null ? null : new PhoneNumber(phone));
    }
}
