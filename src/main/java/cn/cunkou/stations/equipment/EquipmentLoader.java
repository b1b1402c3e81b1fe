package cn.cunkou.stations.equipment;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in equipment and devices of a county's past, many at once. */
@Service
public class EquipmentLoader {
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    EquipmentLoader(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * Takes in what stands in the stations of one county, and what reported. Nobody holds a token
     * of these devices.
     */
    @Transactional
    public void load(DivisionCode county, List<PastPiece> pieces, List<PastDevice> devices) {
        var now = counties.now(county).atOffset(ZoneOffset.UTC);
        insert(pieces, now);
        devices.forEach(device -> insert(device, now));
        audit.record(
                "批量登记设备",
                new Audit.Subject(
                        "equipment",
                        county.digits(),
                        "%d台设备".formatted(pieces.size()),
                        county.digits()),
                null,
                pieces.size(),
                null);
    }

    private void insert(List<PastPiece> pieces, OffsetDateTime now) {
        jdbc.sql(
                        """
                        insert into stations.equipment (station, division, kind, model, serial, fund_line, bought, state,
                                                        state_since, recorded_at, recorded_by)
                        select cast(station as uuid), division, kind, model, serial, line, cast(bought as date), state,
                               cast(bought as date), :now, '演示数据'
                          from unnest(cast(:stations as text[]), cast(:divisions as text[]), cast(:kinds as text[]),
                                      cast(:models as text[]), cast(:serials as text[]), cast(:lines as text[]),
                                      cast(:bought as text[]), cast(:states as text[]))
                               as piece (station, division, kind, model, serial, line, bought, state)
                        """)
                .param("stations", texts(pieces, one -> one.station().id().toString()))
                .param("divisions", texts(pieces, one -> one.station().division().digits()))
                .param("kinds", texts(pieces, PastPiece::kind))
                .param("models", texts(pieces, PastPiece::model))
                .param("serials", texts(pieces, PastPiece::serial))
                .param("lines", texts(pieces, PastPiece::fundLine))
                .param("bought", texts(pieces, one -> one.bought().toString()))
                .param("states", texts(pieces, one -> one.state().id()))
                .param("now", now)
                .update();
    }

    private void insert(PastDevice device, OffsetDateTime now) {
        jdbc.sql(
                        """
                        with known as (
                            insert into stations.device (station, division, label, digest, issued_at, issued_by)
                            values (:station, :division, :label, sha256(cast(cast(gen_random_uuid() as text) as bytea)), :now,
                                    '演示数据')
                            returning id)
                        insert into stations.device_day (device, day, station, division, first_at, last_at, beats)
                        select id, cast(day as date), :station, :division, cast(day as date) + interval '1 hour',
                               cast(day as date) + interval '9 hours', 90
                          from known, unnest(cast(:days as text[])) as day
                        """)
                .param("station", device.station().id())
                .param("division", device.station().division().digits())
                .param("label", device.label())
                .param("now", now)
                .param("days", device.days().stream().map(Object::toString).toArray(String[]::new))
                .update();
    }

    private static String[] texts(List<PastPiece> pieces, Function<PastPiece, String> text) {
        return pieces.stream().map(text).toArray(String[]::new);
    }
}
