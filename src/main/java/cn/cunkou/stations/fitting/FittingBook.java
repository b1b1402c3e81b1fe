package cn.cunkou.stations.fitting;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Position;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.fitting.FittingEntry.Outcome;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of checklists and of what was seen. */
@Component
class FittingBook {
    private final JdbcClient jdbc;
    private final Counties counties;

    FittingBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    /** A file that proves an entry. */
    record Proof(String name, Files.Stored stored) {}

    Checklist of(UUID station) {
        return new Checklist(
                jdbc.sql(
                                """
                                select entry.entry, entry.label, seen.id, seen.outcome, seen.note, seen.day, seen.recorded_by,
                                       seen.file_name, file.media_type, seen.longitude, seen.latitude
                                  from stations.fitting_entry as entry
                                  left join lateral (select * from stations.fitting_check as last
                                                      where last.station = entry.station and last.entry = entry.entry
                                                      order by last.day desc, last.recorded_at desc, last.id desc
                                                      limit 1) as seen on true
                                  left join platform.file on file.sha256 = seen.sha256
                                 where entry.station = :station
                                 order by entry.place
                                """)
                        .param("station", station)
                        .query(FittingBook::entry)
                        .list());
    }

    void begin(Station station, Catalogue list, LocalDate today) {
        var place = 0;
        for (var entry : list.entries()) {
            place++;
            jdbc.sql(
                            """
                            insert into stations.fitting_entry (station, division, entry, place, list, label, begun, recorded_at)
                            values (:station, :division, :entry, :place, :list, :label, :today, :now)
                                on conflict (station, entry) do nothing
                            """)
                    .param("station", station.id())
                    .param("division", station.division().digits())
                    .param("entry", entry.id())
                    .param("place", place)
                    .param("list", list.id())
                    .param("label", entry.label())
                    .param("today", today)
                    .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    UUID insert(
            Station station,
            String entry,
            Outcome outcome,
            String note,
            @Nullable Proof proof,
            @Nullable Position position,
            LocalDate today) {
        return jdbc.sql(
                        """
                        insert into stations.fitting_check (station, division, entry, outcome, note, day, sha256, file_name,
                                                            longitude, latitude, recorded_at, recorded_by)
                        values (:station, :division, :entry, :outcome, :note, :today, :sha256, :name, :longitude, :latitude,
                                :now, :by)
                        returning id
                        """)
                .param("station", station.id())
                .param("division", station.division().digits())
                .param("entry", entry)
                .param("outcome", outcome.id())
                .param("note", note)
                .param("today", today)
                .param("sha256", proof == null ? null : proof.stored().sha256())
                .param("name", proof == null ? null : proof.name())
                .param("longitude", position == null ? null : position.longitude())
                .param("latitude", position == null ? null : position.latitude())
                .param("now", counties.now(station.county()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .query(UUID.class)
                .single();
    }

    Optional<Proof> proof(UUID station, UUID check) {
        return jdbc.sql(
                        """
                        select file_name, file.sha256, file.size, file.media_type
                          from stations.fitting_check join platform.file on file.sha256 = fitting_check.sha256
                         where fitting_check.id = :id and station = :station
                        """)
                .param("id", check)
                .param("station", station)
                .query((row, number) ->
                        new Proof(
                                row.getString("file_name"),
                                new Files.Stored(
                                        row.getString("sha256"),
                                        row.getLong("size"),
                                        row.getString("media_type"))))
                .optional();
    }

    private static FittingEntry entry(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var type = row.getString("media_type");
        return new FittingEntry(
                row.getString("entry"),
                row.getString("label"),
                id == null
                        ? null
                        : new FittingEntry.Seen(
                                id,
                                Objects.requireNonNull(Outcome.read(row.getString("outcome"))),
                                row.getString("note"),
                                row.getString("day"),
                                row.getString("recorded_by"),
                                row.getString("file_name"),
                                type != null && type.startsWith("image/"),
                                position(
                                        row.getBigDecimal("longitude"),
                                        row.getBigDecimal("latitude"))));
    }

    private static String position(@Nullable BigDecimal longitude, @Nullable BigDecimal latitude) {
        return longitude == null || latitude == null
                ? ""
                : longitude.toPlainString() + ", " + latitude.toPlainString();
    }
}
