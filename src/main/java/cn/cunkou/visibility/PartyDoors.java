package cn.cunkou.visibility;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.visibility.Parties.PartyRule;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a county says what the programs of its parties see of events. */
@RestController
class PartyDoors {
    private final Parties parties;

    PartyDoors(Parties parties) {
        this.parties = parties;
    }

    /**
     * What is decided.
     *
     * @param names identifiers of the party and its places, in any spelling
     * @param sees ids of bodies whose events are open to it, or {@code *} for all
     */
    record Wanted(@Nullable List<String> names, @Nullable List<String> sees) {}

    @GetMapping("/api/event-parties")
    Paged<PartyRule> list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return parties.list(new Paged.Request(page, size));
    }

    @PostMapping("/api/event-parties/{body}")
    PartyRule decide(@PathVariable UUID body, @RequestBody Wanted wanted) {
        var names = Objects.requireNonNullElse(wanted.names(), List.<String>of());
        var sees = Objects.requireNonNullElse(wanted.sees(), List.<String>of());
        if (Stream.concat(names.stream(), sees.stream()).anyMatch(Objects::isNull)) {
            throw Problem.badRequest("names和sees里不能有null。");
        }
        var faults = new Faults();
        Parties.check(names, sees, faults);
        if (faults.any()) {
            throw Problem.badRequest("有%d项填写有误：".formatted(faults.found().size()), faults.found());
        }
        return parties.decide(body, names, sees);
    }
}
