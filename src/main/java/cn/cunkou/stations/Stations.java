package cn.cunkou.stations;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of service stations: which there are, and what is said of each. What happens to one
 * after its entry is in {@link StationLife}.
 */
@Service
public class Stations {
    private final StationBook book;
    private final StationChecks checks;
    private final StationCodes codes;
    private final Premises premises;
    private final Keepers keepers;
    private final Counties counties;
    private final StationBatch batch;
    private final StationJournal journal;
    private final Audit audit;

    Stations(
            StationBook book,
            StationChecks checks,
            StationCodes codes,
            Premises premises,
            Keepers keepers,
            Counties counties,
            StationBatch batch,
            StationJournal journal,
            Audit audit) {
        this.book = book;
        this.checks = checks;
        this.codes = codes;
        this.premises = premises;
        this.keepers = keepers;
        this.counties = counties;
        this.batch = batch;
        this.journal = journal;
        this.audit = audit;
    }

    /** The station, if whoever acts may see it. */
    @Transactional(readOnly = true)
    public Optional<Station> find(UUID id) {
        return book.find(id);
    }

    /**
     * The station of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Station get(UUID id) {
        return book.find(id).orElseThrow(Stations::missing);
    }

    /** Enters a station as it was filled in. */
    @Transactional
    public Outcome register(StationInput input) {
        var checked = checks.check(input);
        return checked.station() == null
                ? new Outcome.Faulty(checked.faults())
                : register(checked.station());
    }

    /**
     * Enters many checked stations of one county in one transaction, with one entry in the audit
     * trail.
     */
    @Transactional
    public void load(List<NewStation> stations) {
        if (stations.isEmpty()) {
            return;
        }
        var ids = batch.insert(batch.coded(stations));
        var county = stations.getFirst().division().county().digits();
        var subject = new Audit.Subject("stations", county, "%d个站点".formatted(ids.size()), county);
        audit.record("批量登记站点", subject, null, ids.size(), null);
    }

    private Outcome register(NewStation station) {
        var county = station.division().county();
        var today = counties.today(county);
        var code =
                station.code() == null
                        ? codes.next(county, 1, Set.of()).getFirst()
                        : station.code();
        var site =
                premises.settle(
                        station.division(),
                        station.level(),
                        station.name(),
                        station.address(),
                        station.area(),
                        station.opened() == null ? today : station.opened());
        var id = book.insert(station, code, site, counties.now(county));
        if (id.isEmpty()) {
            return codeTaken(code);
        }
        if (station.keeperName() != null) {
            var party =
                    keepers.register(
                            station.division(), station.keeperName(), station.keeperPhone());
            book.keep(id.get(), party, station.opened());
        }
        return journal.done("登记站点", null, id.get(), null);
    }

    /**
     * Changes what is said of a station; its dates and its place have verbs of their own.
     *
     * @param version the state that the change was made from
     */
    @Transactional
    public Outcome edit(UUID id, int version, StationInput input) {
        var before = journal.locked(id);
        if (before.version() != version) {
            return journal.overtaken(before, version);
        }
        var checked = checks.checkEdit(keepingPlace(before, input));
        var wanted = checked.station();
        if (wanted == null) {
            return new Outcome.Faulty(checked.faults());
        }
        var code = wanted.code() == null ? before.code() : wanted.code();
        if (!code.equals(before.code()) && !codes.taken(before.county(), Set.of(code)).isEmpty()) {
            return codeTaken(code);
        }
        var today = before.life().today();
        var rooms = premises.change(before, wanted, today);
        book.save(
                new Station(
                        id,
                        before.division(),
                        before.town(),
                        before.village(),
                        code,
                        wanted.name(),
                        before.level(),
                        wanted.origin(),
                        rooms,
                        wanted.phone(),
                        wanted.logisticsPoint(),
                        before.life(),
                        before.keeper(),
                        before.served(),
                        before.stamp()),
                counties.now(before.county()));
        book.serve(id, wanted.served(), today);
        return journal.done("修改站点", before, id, null);
    }

    private static StationInput keepingPlace(Station station, StationInput input) {
        var life = StationInput.of(station);
        return new StationInput(
                life.level(),
                life.division(),
                input.code(),
                input.name(),
                input.origin(),
                input.address(),
                input.area(),
                input.phone(),
                input.logisticsPoint(),
                null,
                null,
                null,
                null,
                null,
                input.served());
    }

    private static Outcome codeTaken(String code) {
        return Outcome.fault("code", "编号%s已被本县其他站点使用".formatted(code), "换一个编号，或留空由系统编号");
    }

    static Problem missing() {
        return Problem.notFound("站点");
    }
}
