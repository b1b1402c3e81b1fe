package cn.cunkou.stations.equipment;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The computers and screens of stations: their tokens, and the days on which they were on. */
@Service
public class StationDevices {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Actor DEVICE = Actor.system("站点设备", Scope.everywhere());

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;
    private final TransactionTemplate transaction;

    StationDevices(
            JdbcClient jdbc, Counties counties, Audit audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whose token it is. */
    record Known(UUID device, UUID station, DivisionCode division) {}

    /** The devices of a station, those in force first. */
    @Transactional(readOnly = true)
    public List<Device> of(Station station) {
        return jdbc.sql(
                        """
                        select device.*,
                               (select max(last_at) from stations.device_day where device_day.device = device.id) as seen,
                               (select count(*) from stations.device_day
                                 where device_day.device = device.id and day > :first) as days
                          from stations.device where station = :station
                         order by revoked_at is not null, issued_at
                        """)
                .param("station", station.id())
                .param("first", counties.today(station.county()).minusDays(30))
                .query(StationDevices::device)
                .list();
    }

    /**
     * Lets a device report; its token is never seen again.
     *
     * @return the token
     */
    @Transactional
    public String issue(Station station, @Nullable String typed) {
        var faults = new Faults();
        var label = faults.required("label", "哪一台", typed, 40);
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
        var key = new byte[32];
        RANDOM.nextBytes(key);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        jdbc.sql(
                        """
                        insert into stations.device (station, division, label, digest, issued_at, issued_by)
                        values (:station, :division, :label, :digest, :now, :by)
                        """)
                .param("station", station.id())
                .param("division", station.division().digits())
                .param("label", label)
                .param("digest", digest(token))
                .param("now", now(station.county()))
                .param("by", Actor.current().name())
                .update();
        audit.record("发设备令牌", Equipment.subject(station), null, label, null);
        return token;
    }

    /**
     * Ends a device's token; what it reported stays.
     *
     * @throws Problem when the station has no such device
     */
    @Transactional
    public void revoke(Station station, UUID device) {
        var changed =
                jdbc.sql(
                                """
                                update stations.device set revoked_at = :now, revoked_by = :by
                                 where id = :id and station = :station and revoked_at is null
                                """)
                        .param("id", device)
                        .param("station", station.id())
                        .param("now", now(station.county()))
                        .param("by", Actor.current().name())
                        .update();
        if (changed > 0) {
            audit.record("收回设备令牌", Equipment.subject(station), null, device, null);
        } else if (of(station).stream().noneMatch(one -> one.id().equals(device))) {
            throw Problem.notFound("这个站点的这台设备");
        }
    }

    /**
     * A device says that it is on. More often than once in five minutes counts for nothing more.
     *
     * @throws Problem when the token is nobody's, was revoked, or belongs to another station
     */
    public void beat(UUID station, String token) {
        var known =
                known(token)
                        .filter(one -> one.station().equals(station))
                        .orElseThrow(StationDevices::unknown);
        Actor.run(
                Actor.system("站点设备", Scope.of(known.division().digits())),
                () -> transaction.executeWithoutResult(status -> record(known)));
    }

    /** Whose token that is, if it is in force. */
    Optional<Known> known(String token) {
        return Actor.as(
                DEVICE,
                () ->
                        Optional.ofNullable(transaction.execute(status -> find(token)))
                                .orElseThrow());
    }

    private Optional<Known> find(String token) {
        return jdbc.sql(
                        """
                        select id, station, division from stations.device
                         where digest = :digest and revoked_at is null
                        """)
                .param("digest", digest(token))
                .query((row, number) ->
                        new Known(
                                row.getObject("id", UUID.class),
                                row.getObject("station", UUID.class),
                                DivisionCode.of(row.getString("division"))))
                .optional();
    }

    private void record(Known known) {
        var day = counties.today(known.division());
        jdbc.sql(
                        """
                        insert into stations.device_day as known (device, day, station, division, first_at, last_at, beats)
                        values (:device, :day, :station, :division, :now, :now, 1)
                            on conflict (device, day) do update
                           set last_at = excluded.last_at, beats = known.beats + 1
                         where excluded.last_at >= known.last_at + interval '5 minutes'
                        """)
                .param("device", known.device())
                .param("day", day)
                .param("station", known.station())
                .param("division", known.division().digits())
                .param("now", now(known.division()))
                .update();
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }

    static Problem unknown() {
        return Problem.notFound("这台设备");
    }

    private static byte[] digest(String token) {
        return Sha256.begun().digest(token.getBytes(StandardCharsets.UTF_8));
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("issued_by"),
                instant(row, "revoked_at"),
                instant(row, "seen"),
                row.getInt("days"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
