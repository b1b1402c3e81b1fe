package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of one station: reads and writes them, decides nothing. */
@Component
class StationBook {
    private final JdbcClient jdbc;
    private final Clock clock;

    StationBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Station> find(UUID id) {
        return jdbc.sql(StationRows.SELECT + " where facts.id = :id")
                .param("realDay", StationRows.realDay(clock))
                .param("id", id)
                .query(new StationRows())
                .optional();
    }

    /** The station, held against other writers until the transaction ends. */
    Optional<Station> lock(UUID id) {
        return jdbc.sql("select id from stations.station where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** Adds a station and where it stands; empty when its county has the code already. */
    Optional<UUID> insert(NewStation station, String code, @Nullable UUID site, Instant now) {
        var id =
                jdbc.sql(
                                """
                                insert into stations.station (division, code, name, level, origin, site, phone, logistics_point, opened,
                                                              accepted, acceptance_paper, closed, closing_reason, recorded_at,
                                                              created_by, changed_at, changed_by)
                                values (:division, :code, :name, :level, :origin, :site, :phone, :logisticsPoint, :opened, :accepted,
                                        :paper, :closed, :reason, :now, :by, :now, :by)
                                    on conflict (left(division, 6), code) do nothing
                                returning id
                                """)
                        .param("division", station.division().digits())
                        .param("code", code)
                        .param("name", station.name())
                        .param("level", station.level().id())
                        .param("origin", station.origin().id())
                        .param("site", site)
                        .param("phone", station.phone())
                        .param("logisticsPoint", station.logisticsPoint())
                        .param("opened", station.opened())
                        .param("accepted", station.accepted())
                        .param(
                                "paper",
                                station.accepted() == null ? null : station.acceptancePaper())
                        .param("closed", station.closed())
                        .param("reason", station.closed() == null ? null : station.closingReason())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .optional();
        id.ifPresent(added -> {
            jdbc.sql(
                            """
                            insert into stations.place (station, division, place, site, during, recorded_at)
                            values (:id, :division, :division, :site, daterange(null, null), :now)
                            """)
                    .param("id", added)
                    .param("division", station.division().digits())
                    .param("site", site)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            serve(added, station.served(), null);
        });
        return id;
    }

    /**
     * Writes what changed of a station, as its next version.
     *
     * @throws Problem when another station was given the code in the same moment
     */
    void save(Station changed, Instant now) {
        try {
            write(changed, now);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("编号%s刚刚给了别的站点，请换一个编号。".formatted(changed.code()));
        }
    }

    private void write(Station changed, Instant now) {
        var life = changed.life();
        jdbc.sql(
                        """
                        update stations.station
                           set code = :code, name = :name, origin = :origin, site = :site, phone = :phone,
                               logistics_point = :logisticsPoint, opened = :opened, accepted = :accepted,
                               acceptance_paper = :paper, closed = :closed, closing_reason = :reason, version = version + 1,
                               changed_at = :now, changed_by = :by
                         where id = :id
                        """)
                .param("id", changed.id())
                .param("code", changed.code())
                .param("name", changed.name())
                .param("origin", changed.origin().id())
                .param("site", changed.premises().site())
                .param("phone", changed.phone())
                .param("logisticsPoint", changed.logisticsPoint())
                .param("opened", life.opened())
                .param("accepted", life.accepted())
                .param("paper", life.acceptancePaper())
                .param("closed", life.closed())
                .param("reason", life.closingReason())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
    }

    void suspend(UUID station, LocalDate from, String reason) {
        jdbc.sql(
                        """
                        insert into stations.idle (station, division, during, reason)
                        select id, division, daterange(:from, null), :reason from stations.station where id = :station
                        """)
                .param("station", station)
                .param("from", from)
                .param("reason", reason)
                .update();
    }

    /** Ends the idle stretch that is open; one that ends on the day it began was none. */
    void resume(UUID station, LocalDate day) {
        jdbc.sql(
                        "delete from stations.idle where station = :station and upper_inf(during) and lower(during) >= :day")
                .param("station", station)
                .param("day", day)
                .update();
        jdbc.sql(
                        """
                        update stations.idle set during = daterange(lower(during), :day)
                         where station = :station and upper_inf(during)
                        """)
                .param("station", station)
                .param("day", day)
                .update();
    }

    /** The last day on which an ended idle stretch lay, if any did. */
    Optional<LocalDate> lastIdleDay(UUID station) {
        return jdbc.sql("select max(upper(during)) - 1 from stations.idle where station = :station")
                .param("station", station)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** First day of where it stands now; empty when it has always stood there. */
    Optional<LocalDate> standsSince(UUID station) {
        return jdbc.sql(
                        "select lower(during) from stations.place where station = :station and upper_inf(during)")
                .param("station", station)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** From that day on it stands elsewhere; the days before stay where they were. */
    void move(UUID station, LocalDate day, DivisionCode to, @Nullable UUID site, Instant now) {
        jdbc.sql(
                        """
                        update stations.place set during = daterange(lower(during), :day)
                         where station = :station and upper_inf(during)
                        """)
                .param("station", station)
                .param("day", day)
                .update();
        jdbc.sql(
                        """
                        update stations.station
                           set division = :to, site = :site, version = version + 1, changed_at = :now, changed_by = :by
                         where id = :station
                        """)
                .param("station", station)
                .param("to", to.digits())
                .param("site", site)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        jdbc.sql(
                        """
                        insert into stations.place (station, division, place, site, during, recorded_at)
                        values (:station, :to, :to, :site, daterange(:day, null), :now)
                        """)
                .param("station", station)
                .param("to", to.digits())
                .param("site", site)
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        moveServices(station, day, to);
    }

    /** What it did since that day was done where it stood. */
    private void moveServices(UUID station, LocalDate day, DivisionCode to) {
        for (var table : List.of("service_number", "service_photo", "service_step")) {
            jdbc.sql(
                            "update stations."
                                    + table
                                    + " set division = :to where service in (select id from stations.service where station = :station and day >= :day)")
                    .param("station", station)
                    .param("to", to.digits())
                    .param("day", day)
                    .update();
        }
        jdbc.sql(
                        "update stations.service set division = :to where station = :station and day >= :day")
                .param("station", station)
                .param("to", to.digits())
                .param("day", day)
                .update();
    }

    /** From that day on somebody else keeps it, or nobody. */
    void keep(UUID station, @Nullable UUID party, @Nullable LocalDate from) {
        jdbc.sql(
                        """
                        delete from stations.keeper
                         where station = :station and upper_inf(during)
                           and (cast(:from as date) is null or lower(during) >= cast(:from as date))
                        """)
                .param("station", station)
                .param("from", from)
                .update();
        jdbc.sql(
                        """
                        update stations.keeper set during = daterange(lower(during), :from)
                         where station = :station and upper_inf(during)
                        """)
                .param("station", station)
                .param("from", from)
                .update();
        if (party != null) {
            jdbc.sql(
                            """
                            insert into stations.keeper (station, division, party, during)
                            select id, division, :party, daterange(:from, null) from stations.station where id = :station
                            """)
                    .param("station", station)
                    .param("party", party)
                    .param("from", from)
                    .update();
        }
    }

    /**
     * Makes the declared villages those given: new ones from that day on, dropped ones up to it.
     */
    void serve(UUID station, List<DivisionCode> villages, @Nullable LocalDate from) {
        var codes = villages.stream().map(DivisionCode::digits).toArray(String[]::new);
        jdbc.sql(
                        """
                        delete from stations.served_village
                         where station = :station and upper_inf(during) and village <> all (:villages)
                           and lower(during) >= cast(:from as date)
                        """)
                .param("station", station)
                .param("villages", codes)
                .param("from", from)
                .update();
        jdbc.sql(
                        """
                        update stations.served_village set during = daterange(lower(during), :from)
                         where station = :station and upper_inf(during) and village <> all (:villages)
                        """)
                .param("station", station)
                .param("villages", codes)
                .param("from", from)
                .update();
        jdbc.sql(
                        """
                        insert into stations.served_village (station, division, village, during)
                        select station.id, station.division, village, daterange(:from, null)
                          from stations.station cross join unnest(:villages) as village
                         where station.id = :station
                           and not exists (select from stations.served_village as known
                                            where known.station = station.id and known.village = village
                                              and upper_inf(known.during))
                        """)
                .param("station", station)
                .param("villages", codes)
                .param("from", from)
                .update();
    }
}
