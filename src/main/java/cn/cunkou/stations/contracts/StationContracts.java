package cn.cunkou.stations.contracts;

import cn.cunkou.plan.Wait;
import cn.cunkou.plan.Waits;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** 合同: who has promised to run a station from when until when; one holds at a time. */
@Service
public class StationContracts {
    private final SignedPapers papers;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Waits waits;
    private final Audit audit;

    StationContracts(
            SignedPapers papers, JdbcClient jdbc, Counties counties, Waits waits, Audit audit) {
        this.papers = papers;
        this.waits = waits;
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** All of a station, the latest first. */
    @Transactional(readOnly = true)
    public List<StationContract> of(UUID station) {
        return jdbc.sql(
                        "select * from stations.contract where station = :station order by from_day desc")
                .param("station", station)
                .query(StationContracts::contract)
                .list();
    }

    /** The last day on which a station has to be run, unless its contract says another. */
    @Nullable LocalDate usuallyObliged(Station station) {
        var accepted = station.life().accepted();
        return accepted == null
                ? null
                : accepted.plusYears(waits.of(station.county(), Wait.RUN_YEARS));
    }

    /**
     * Enters a contract with the paper that was signed.
     *
     * @throws Problem with everything that is wrong, also when another holds meanwhile
     */
    @Transactional
    public UUID sign(Station station, ContractInput input, @Nullable MultipartFile file) {
        var faults = new Faults();
        var party = faults.required("party", "谁来办", input.party(), 60);
        var from = Typed.required(faults, "from", "从哪天", input.from());
        var until = Typed.required(faults, "until", "到哪天", input.until());
        var obliged = Typed.day(faults, "obliged", input.obliged());
        SignedPapers.require(faults, file, "合同");
        if (from != null && until != null && until.isBefore(from)) {
            faults.add("until", "到期早于开始", "核对日期");
        }
        Typed.requireNone(faults);
        var paper = papers.store(file);
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into stations.contract (station, division, party, from_day, until_day, obliged, sha256,
                                                                   file_name, recorded_at, recorded_by)
                                    values (:station, :division, :party, :from, :until, :obliged, :sha256, :name, :now, :by)
                                    returning id
                                    """)
                            .param("station", station.id())
                            .param("division", station.division().digits())
                            .param("party", party)
                            .param("from", Objects.requireNonNull(from))
                            .param("until", Objects.requireNonNull(until))
                            .param("obliged", obliged)
                            .param("sha256", paper.sha256())
                            .param("name", paper.name())
                            .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                            .param("by", Actor.current().name())
                            .query(UUID.class)
                            .single();
            audit.record("登记合同", subject(station), null, "%s至%s".formatted(from, until), null);
            return id;
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("这段日子里已经有一份合同，先结束它，或者改日期。");
        }
    }

    /** Ends what holds on a day, from that day on; nothing where nothing holds. */
    @Transactional
    void end(Station station, LocalDate day, String reason) {
        var ended =
                jdbc.sql(
                                """
                                update stations.contract set ended = :day, end_reason = :reason
                                 where station = :station and from_day <= :day and until_day >= :day and ended is null
                                """)
                        .param("station", station.id())
                        .param("day", day)
                        .param("reason", reason)
                        .update();
        if (ended > 0) {
            audit.record("合同结束", subject(station), null, day.toString(), reason);
        }
    }

    static Audit.Subject subject(Station station) {
        return new Audit.Subject(
                "station", station.id().toString(), station.name(), station.division().digits());
    }

    private static StationContract contract(ResultSet row, int number) throws SQLException {
        return new StationContract(
                row.getObject("id", UUID.class),
                row.getString("party"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("obliged", LocalDate.class),
                row.getString("file_name"),
                row.getObject("ended", LocalDate.class),
                row.getString("end_reason"));
    }
}
