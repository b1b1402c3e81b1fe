package cn.cunkou.stations.equipment;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 设备: what stands in a station, each piece by its serial number. */
@Service
public class Equipment {
    private final FundLines lines;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Equipment(FundLines lines, JdbcClient jdbc, Counties counties, Audit audit) {
        this.lines = lines;
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Piece> of(UUID station) {
        return jdbc.sql(
                        "select * from stations.equipment where station = :station order by kind, serial")
                .param("station", station)
                .query(Equipment::piece)
                .list();
    }

    /** A piece with the station it stands in. */
    record Placed(Piece piece, String code, String station, String place) {}

    /** Every piece of a county's stations, as far as whoever acts sees them. */
    @Transactional(readOnly = true)
    List<Placed> in(DivisionCode county) {
        return jdbc.sql(
                        """
                        select equipment.*, station.code, station.name, named.name as place
                          from stations.equipment join stations.station on station.id = equipment.station
                          left join stations.place_name as named on named.code = station.division
                         where left(equipment.division, 6) = :county order by station.code, kind, serial
                        """)
                .param("county", county.digits())
                .query((row, number) ->
                        new Placed(
                                piece(row, number),
                                row.getString("code"),
                                row.getString("name"),
                                Objects.requireNonNullElse(row.getString("place"), "")))
                .list();
    }

    /**
     * Enters a piece.
     *
     * @throws Problem with everything that is wrong, also when the county has that serial number
     */
    @Transactional
    public UUID add(Station station, PieceInput input) {
        var today = counties.today(station.county());
        var faults = new Faults();
        var kind = faults.required("kind", "种类", input.kind(), 40);
        var model = faults.text("model", input.model(), 60);
        var serial = faults.required("serial", "出厂编号", input.serial(), 60);
        var line = faults.text("fundLine", input.fundLine(), 40);
        var bought = day(faults, faults.required("bought", "买的日期", input.bought(), 10), today);
        if (line != null
                && lines.of(station.county()).stream().noneMatch(one -> one.value().equals(line))) {
            faults.add("fundLine", "方案里没有预算项「%s」".formatted(line), "从列表里选，或留空");
        }
        holder(station, serial)
                .ifPresent(name ->
                        faults.add("serial", "这个编号已经登记在「%s」".formatted(name), "核对编号；搬过来的用移交"));
        if (faults.any()) {
            throw refused(faults);
        }
        var id = insert(station, kind, model, serial, line, Objects.requireNonNull(bought), today);
        audit.record("登记设备", subject(station), null, kind + " " + serial, null);
        return id;
    }

    /** Says what became of a piece, from today on. */
    @Transactional
    public void mark(Station station, UUID id, @Nullable String typed) {
        var piece =
                of(station.id()).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("设备"));
        var state = Piece.State.read(typed == null ? "" : typed);
        if (state.isEmpty()) {
            var faults = new Faults();
            faults.add("state", "没有选状态", "从列表里选");
            throw refused(faults);
        }
        jdbc.sql(
                        "update stations.equipment set state = :state, state_since = :today where id = :id")
                .param("id", id)
                .param("state", state.get().id())
                .param("today", counties.today(station.county()))
                .update();
        audit.record(
                "设备" + state.get().label(),
                subject(station),
                piece.state().label(),
                piece.kind() + " " + piece.serial(),
                null);
    }

    private Optional<String> holder(Station station, String serial) {
        return jdbc.sql(
                        """
                        select station.name from stations.equipment
                          join stations.station on station.id = equipment.station
                         where left(equipment.division, 6) = :county and upper(equipment.serial) = upper(:serial)
                        """)
                .param("county", station.county().digits())
                .param("serial", serial)
                .query(String.class)
                .optional();
    }

    private UUID insert(
            Station station,
            String kind,
            @Nullable String model,
            String serial,
            @Nullable String line,
            LocalDate bought,
            LocalDate today) {
        return jdbc.sql(
                        """
                        insert into stations.equipment (station, division, kind, model, serial, fund_line, bought, state,
                                                        state_since, recorded_at, recorded_by)
                        values (:station, :division, :kind, :model, :serial, :line, :bought, 'in-use', :today, :now, :by)
                            on conflict do nothing returning id
                        """)
                .param("station", station.id())
                .param("division", station.division().digits())
                .param("kind", kind)
                .param("model", model == null ? "" : model)
                .param("serial", serial)
                .param("line", line == null ? "" : line)
                .param("bought", bought)
                .param("today", today)
                .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .query(UUID.class)
                .optional()
                // Another town's station may have it, which whoever acts cannot see.
                .orElseThrow(() -> Problem.conflict("这个出厂编号在本县已经登记过。"));
    }

    private static @Nullable LocalDate day(Faults faults, String text, LocalDate today) {
        var day = FormDay.read(faults, "bought", text);
        if (day != null && day.isAfter(today)) {
            faults.add("bought", "%s晚于今天（业务日%s）".formatted(day, today), "核对日期");
        }
        return day;
    }

    private static Problem refused(Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
    }

    static Audit.Subject subject(Station station) {
        return new Audit.Subject(
                "station", station.id().toString(), station.name(), station.division().digits());
    }

    private static Piece piece(ResultSet row, int number) throws SQLException {
        return new Piece(
                row.getObject("id", UUID.class),
                row.getObject("station", UUID.class),
                row.getString("kind"),
                row.getString("model"),
                row.getString("serial"),
                row.getString("fund_line"),
                row.getObject("bought", LocalDate.class),
                Piece.State.read(row.getString("state")).orElseThrow(),
                row.getObject("state_since", LocalDate.class));
    }
}
