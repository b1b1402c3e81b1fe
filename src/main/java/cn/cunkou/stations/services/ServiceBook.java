package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of services: writes them, decides nothing. */
@Component
class ServiceBook {
    private final JdbcClient jdbc;
    private final VillagerNumbers numbers;

    ServiceBook(JdbcClient jdbc, VillagerNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /** What is kept under an id; null where it lies outside the actor's divisions. */
    record Kept(UUID station, String content, LocalDate day, PhoneClock.@Nullable Note clock) {}

    /**
     * Adds services of one station.
     *
     * @param asked those whose villager is asked about them
     * @return the ids of those that were new
     */
    Set<UUID> insert(
            Station station, List<NewService> services, Set<UUID> asked, Instant recorded) {
        var added =
                new HashSet<>(
                        jdbc.sql(
                                        """
                                        insert into stations.service (id, station, station_name, division, level, day, happened_at,
                                                                      entered_at, recorded_at, phone_time, clock, kind, kind_label,
                                                                      named, fields, content, by_id, by_name, caller, caller_masked,
                                                                      longitude, latitude, accuracy, party, replaces, confirmation)
                                        select id, :station, :name, :division, :level, cast(day as date), cast(happened as timestamptz),
                                               cast(entered as timestamptz), :recorded, cast(phone_time as timestamptz), clock, kind,
                                               label, named, cast(fields as jsonb), content, :byId, :byName, caller, masked, longitude,
                                               latitude, accuracy, party, replaces, confirmation
                                          from unnest(cast(:ids as uuid[]), cast(:days as text[]), cast(:happened as text[]),
                                                      cast(:entered as text[]), cast(:phoneTimes as text[]), cast(:clocks as text[]),
                                                      cast(:kinds as text[]), cast(:labels as text[]), cast(:named as bool[]),
                                                      cast(:fields as text[]), cast(:contents as text[]), cast(:callers as text[]),
                                                      cast(:masked as text[]), cast(:longitudes as numeric[]),
                                                      cast(:latitudes as numeric[]), cast(:accuracies as int[]),
                                                      cast(:parties as uuid[]), cast(:replaced as uuid[]), cast(:confirmations as text[]))
                                               as sent (id, day, happened, entered, phone_time, clock, kind, label, named, fields, content,
                                                        caller, masked, longitude, latitude, accuracy, party, replaces, confirmation)
                                         order by id
                                            on conflict (id) do nothing
                                        returning id
                                        """)
                                .param("station", station.id())
                                .param("name", station.name())
                                .param("division", station.division().digits())
                                .param("level", station.level().id())
                                .param("recorded", recorded.atOffset(ZoneOffset.UTC))
                                .param("byId", Actor.current().id())
                                .param("byName", Actor.current().name())
                                .param("ids", ids(services))
                                .param(
                                        "days",
                                        texts(services, one -> one.when().day(Counties.ZONE)))
                                .param("happened", texts(services, one -> one.when().happened()))
                                .param("entered", texts(services, one -> one.when().entered()))
                                .param("phoneTimes", texts(services, NewService::phoneTime))
                                .param("clocks", texts(services, ServiceBook::clock))
                                .param("kinds", texts(services, one -> one.kind().id()))
                                .param("labels", texts(services, one -> one.kind().label()))
                                .param("named", texts(services, one -> one.kind().named()))
                                .param("fields", texts(services, NewService::fields))
                                .param("contents", texts(services, NewService::content))
                                .param("callers", texts(services, this::caller))
                                .param("masked", texts(services, ServiceBook::masked))
                                .param(
                                        "longitudes",
                                        numbers(services, ServiceInput.Where::longitude))
                                .param("latitudes", numbers(services, ServiceInput.Where::latitude))
                                .param("accuracies", texts(services, ServiceBook::accuracy))
                                .param("parties", texts(services, NewService::party))
                                .param("replaced", texts(services, NewService::replaces))
                                .param(
                                        "confirmations",
                                        texts(
                                                services,
                                                one -> asked.contains(one.id()) ? "asked" : "none"))
                                .query(UUID.class)
                                .list());
        keepNumbers(station, services.stream().filter(one -> added.contains(one.id())).toList());
        return added;
    }

    private void keepNumbers(Station station, List<NewService> services) {
        var ids = services.stream().filter(one -> one.phone() != null).toList();
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into stations.service_number (service, division, sealed)
                        select id, :division, decode(sealed, 'hex')
                          from unnest(cast(:ids as uuid[]), cast(:sealed as text[])) as given (id, sealed)
                        """)
                .param("division", station.division().digits())
                .param("ids", ids(ids))
                .param("sealed", texts(ids, this::sealed))
                .update();
    }

    private @Nullable String sealed(NewService one) {
        return one.phone() == null
                ? null
                : HexFormat.of().formatHex(numbers.seal(one.phone(), one.id()));
    }

    Map<UUID, Kept> kept(Collection<UUID> ids) {
        var found = new HashMap<UUID, Kept>();
        jdbc.sql(
                        "select id, station, content, day, clock from stations.service where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) ->
                        found.put(
                                row.getObject("id", UUID.class),
                                new Kept(
                                        row.getObject("station", UUID.class),
                                        row.getString("content"),
                                        row.getObject("day", LocalDate.class),
                                        PhoneClock.Note.read(row.getString("clock")))))
                .list();
        return found;
    }

    void keepPhoto(Station station, UUID service, String field, String sha256, Instant recorded) {
        jdbc.sql(
                        """
                        insert into stations.service_photo (service, division, field, sha256, recorded_at)
                        values (:service, :division, :field, :sha256, :recorded)
                        """)
                .param("service", service)
                .param("division", station.division().digits())
                .param("field", field)
                .param("sha256", sha256)
                .param("recorded", recorded.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Marks services as corrected by others of the same station; those that may not be are left.
     *
     * @return how many were
     */
    int replace(Station station, Map<UUID, UUID> successors, Instant at) {
        if (successors.isEmpty()) {
            return 0;
        }
        var old = List.copyOf(successors.keySet());
        return jdbc.sql(
                        """
                        with replaced as (
                            update stations.service set replaced_by = given.successor
                              from unnest(cast(:old as uuid[]), cast(:fresh as uuid[])) as given (id, successor)
                             where service.id = given.id and service.station = :station
                               and service.replaced_by is null and service.withdrawn_at is null and service.verdict is null
                            returning service.id, service.division)
                        insert into stations.service_step (service, division, step, at, by_name)
                        select id, division, 'replaced', :at, :by from replaced
                        """)
                .param("old", old.toArray(UUID[]::new))
                .param("fresh", old.stream().map(successors::get).toArray(UUID[]::new))
                .param("station", station.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
    }

    /** Takes a service back; false when it was taken back, corrected or judged before. */
    boolean withdraw(UUID id, Instant at) {
        return jdbc.sql(
                                """
                                update stations.service set withdrawn_at = :at
                                 where id = :id and withdrawn_at is null and replaced_by is null and verdict is null
                                """)
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void confirm(UUID id, Rendered.Confirmation confirmation) {
        jdbc.sql("update stations.service set confirmation = :state where id = :id")
                .param("id", id)
                .param("state", confirmation.id())
                .update();
    }

    void judge(Collection<UUID> ids, Rendered.Verdict verdict) {
        jdbc.sql("update stations.service set verdict = :verdict where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .param("verdict", verdict.id())
                .update();
    }

    void step(Collection<UUID> ids, String step, String note, Instant at) {
        jdbc.sql(
                        """
                        insert into stations.service_step (service, division, step, note, at, by_name)
                        select id, division, :step, :note, :at, :by from stations.service where id = any (:ids)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("step", step)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
    }

    private static @Nullable Object clock(NewService one) {
        var note = one.when().note();
        return note == null ? null : note.id();
    }

    private @Nullable String caller(NewService one) {
        return one.phone() == null ? null : numbers.caller(one.phone());
    }

    private static @Nullable String masked(NewService one) {
        return one.phone() == null ? null : one.phone().masked();
    }

    private static @Nullable Object accuracy(NewService one) {
        return one.position() == null ? null : one.position().accuracy();
    }

    private static UUID[] ids(List<NewService> services) {
        return services.stream().map(NewService::id).toArray(UUID[]::new);
    }

    private static @Nullable String[] numbers(
            List<NewService> services, Function<ServiceInput.Where, @Nullable BigDecimal> value) {
        return texts(
                services,
                one -> {
                    var number = one.position() == null ? null : value.apply(one.position());
                    return number == null ? null : number.toPlainString();
                });
    }

    private static @Nullable String[] texts(
            List<NewService> services, Function<NewService, @Nullable Object> value) {
        return services.stream()
                .map(one -> {
                    var object = value.apply(one);
                    return object == null ? null : object.toString();
                })
                .toArray(String[]::new);
    }
}
