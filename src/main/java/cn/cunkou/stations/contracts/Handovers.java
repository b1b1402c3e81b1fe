package cn.cunkou.stations.contracts;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Outcome;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationLife;
import cn.cunkou.stations.equipment.Equipment;
import cn.cunkou.stations.equipment.Piece;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** 移交: a station passes to another, with every piece of its equipment signed off. */
@Service
public class Handovers {
    private final Equipment equipment;
    private final StationContracts contracts;
    private final StationLife life;
    private final SignedPapers papers;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Handovers(
            Equipment equipment,
            StationContracts contracts,
            StationLife life,
            SignedPapers papers,
            JdbcClient jdbc,
            Counties counties,
            Audit audit) {
        this.equipment = equipment;
        this.contracts = contracts;
        this.life = life;
        this.papers = papers;
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** All of a station, the latest first. */
    @Transactional(readOnly = true)
    public List<Handover> of(UUID station) {
        return jdbc.sql(
                        """
                        select handover.id, day, giver, taker, note, file_name, recorded_by,
                               count(piece.equipment) as pieces,
                               count(piece.equipment) filter (where piece.state = 'in-use') as sound
                          from stations.handover
                          left join stations.handed_piece as piece on piece.handover = handover.id
                         where station = :station
                         group by handover.id
                         order by day desc, handover.id desc
                        """)
                .param("station", station)
                .query(new DataClassRowMapper<>(Handover.class))
                .list();
    }

    /**
     * Hands a station over: the pieces are as they were found, the contract that holds ends on that
     * day, and the new keeper begins.
     *
     * @throws Problem with everything that is wrong; nothing is changed then
     */
    @Transactional
    public UUID hand(Station station, HandoverInput input, @Nullable MultipartFile file) {
        var faults = new Faults();
        var day = Typed.required(faults, "day", "哪天移交", input.day());
        var giver = faults.required("giver", "谁交", input.giver(), 60);
        var taker = faults.required("taker", "谁接", input.taker(), 60);
        var note = faults.text("note", input.note(), 300);
        if (day != null && day.isAfter(counties.today(station.county()))) {
            faults.add("day", "%s还没有到".formatted(day), "移交了再登记");
        }
        SignedPapers.require(faults, file, "双方签字的移交清单");
        var found = found(faults, station, input);
        Typed.requireNone(faults);
        var on = Objects.requireNonNull(day);
        var id = insert(station, on, giver, taker, note == null ? "" : note, papers.store(file));
        found.forEach((piece, state) -> {
            jdbc.sql(
                            """
                            insert into stations.handed_piece (handover, equipment, division, state)
                            values (:handover, :piece, :division, :state)
                            """)
                    .param("handover", id)
                    .param("piece", piece.id())
                    .param("division", station.division().digits())
                    .param("state", state.id())
                    .update();
            if (state != piece.state()) {
                equipment.mark(station, piece.id(), state.id());
            }
        });
        contracts.end(station, on, "移交给" + taker);
        audit.record(
                "移交",
                StationContracts.subject(station),
                giver,
                taker,
                "设备%d台".formatted(found.size()));
        keep(station, on, input);
        return id;
    }

    /** How each piece was found; every piece that is not scrapped has to be looked at. */
    private Map<Piece, Piece.State> found(Faults faults, Station station, HandoverInput input) {
        var said = new HashMap<String, String>();
        var ids = input.piece() == null ? List.<String>of() : input.piece();
        var states = input.found() == null ? List.<String>of() : input.found();
        for (var i = 0; i < Math.min(ids.size(), states.size()); i++) {
            said.put(ids.get(i), states.get(i));
        }
        var found = new HashMap<Piece, Piece.State>();
        for (var piece : equipment.of(station.id())) {
            if (piece.state() == Piece.State.SCRAPPED) {
                continue;
            }
            Piece.State.read(said.getOrDefault(piece.id().toString(), ""))
                    .ifPresentOrElse(
                            state -> found.put(piece, state),
                            () ->
                                    faults.add(
                                            "found",
                                            "没有说%s（%s）怎么样".formatted(piece.kind(), piece.serial()),
                                            "逐台点过再签"));
        }
        return found;
    }

    private void keep(Station station, LocalDate day, HandoverInput input) {
        if (Faults.given(input.keeperName()) == null) {
            return;
        }
        var kept = life.keep(station.id(), day, input.keeperName(), input.keeperPhone());
        if (kept instanceof Outcome.Faulty(var wrong)) {
            throw Problem.badRequest("没有移交：", wrong);
        }
    }

    private UUID insert(
            Station station,
            LocalDate day,
            String giver,
            String taker,
            String note,
            SignedPapers.Paper paper) {
        return jdbc.sql(
                        """
                        insert into stations.handover (station, division, day, giver, taker, note, sha256, file_name,
                                                       recorded_at, recorded_by)
                        values (:station, :division, :day, :giver, :taker, :note, :sha256, :name, :now, :by) returning id
                        """)
                .param("station", station.id())
                .param("division", station.division().digits())
                .param("day", day)
                .param("giver", giver)
                .param("taker", taker)
                .param("note", note)
                .param("sha256", paper.sha256())
                .param("name", paper.name())
                .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .query(UUID.class)
                .single();
    }
}
