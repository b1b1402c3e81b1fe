package cn.cunkou.stations;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.region.Counties;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 经过: what persons and imports did to a station, as whoever looks may read it. */
@Component
class StationPast {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Audit audit;
    private final ImportSteps imports;
    private final KeeperPhones phones;
    private final Doorkeeper doors;

    StationPast(Audit audit, ImportSteps imports, KeeperPhones phones, Doorkeeper doors) {
        this.audit = audit;
        this.imports = imports;
        this.phones = phones;
        this.doors = doors;
    }

    private record Dated(Instant at, StationPage.Step step) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<StationPage.Step> of(UUID station) {
        var acts = StationTrail.steps(audit.of(StationJournal.SUBJECT, station.toString()));
        return Stream.concat(
                        acts.stream().map(act -> new Dated(act.at(), shown(act))),
                        imports.of(station).stream().map(step -> new Dated(step.at(), shown(step))))
                .sorted(Comparator.comparing(Dated::at).reversed())
                .map(Dated::step)
                .toList();
    }

    private StationPage.Step shown(StationTrail.Step step) {
        var changes = step.changes().stream().map(phones::shown).toList();
        return new StationPage.Step(
                words(step.at()), step.by(), step.act(), changes, step.reason(), null);
    }

    private StationPage.Step shown(ImportSteps.Step step) {
        var address = "/console/imports/" + step.batch();
        var batch =
                new StationPage.BatchLink(
                        step.fileName(),
                        step.visible() && doors.mayEnter("GET", address) ? address : null);
        return new StationPage.Step(
                words(step.at()), step.by(), step.act().label(), List.of(), null, batch);
    }

    private static String words(Instant at) {
        return ZonedDateTime.ofInstant(at, Counties.ZONE).format(MOMENT);
    }
}
