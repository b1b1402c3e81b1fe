package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events, all of a call with a handful of statements. */
@Component
class EventTable {
    private final JdbcClient jdbc;
    private final Months months;
    private final Recorded recorded;

    EventTable(JdbcClient jdbc, Months months, Recorded recorded) {
        this.jdbc = jdbc;
        this.months = months;
        this.recorded = recorded;
    }

    /**
     * Who hands events in, and where they belong.
     *
     * @param division at least a county's code
     * @param capture the job they came with; null for those of other modules
     * @param body the party for which they are handed in; null for the county
     */
    record Origin(
            String division,
            String party,
            @Nullable UUID capture,
            Instant now,
            @Nullable UUID body) {
        Origin(String division, Actor actor, Instant now) {
            this(division, actor.id(), null, now, Party.of(actor));
        }

        String county() {
            return division.substring(0, 6);
        }
    }

    /**
     * An event with what is worked out of it once.
     *
     * @param time in UTC
     * @param digest what two tellings of one event have in common. A declaration of an error has
     *     the id and the hash of the event that it is about, and is another event; so is one that
     *     says something else under an id that was used.
     */
    private record Told(EpcisEvent event, String time, String id, String digest) {
        static Told of(EpcisEvent event) {
            var hash = event.hashId();
            var own = event.eventId();
            var declared =
                    event.body().path("errorDeclaration").path("declarationTime").asString("");
            return new Told(
                    event,
                    EventTable.time(event).toString(),
                    own == null ? hash : own,
                    (own == null || own.equals(hash) ? hash : own + ' ' + hash)
                            + (declared.isEmpty() ? "" : " " + declared));
        }
    }

    /**
     * Stores those of the events that the county does not have yet, in the transaction of whoever
     * calls.
     *
     * @param events without faults
     * @return the ids of the rows, one for each event that is new
     */
    List<UUID> add(List<EpcisEvent> events, Origin origin) {
        if (events.isEmpty()) {
            return List.of();
        }
        months.makeRoom(events.stream().map(EventTable::time).toList());
        var byDigest = new TreeMap<String, Told>();
        for (var event : events) {
            var told = Told.of(event);
            byDigest.putIfAbsent(told.digest(), told);
        }
        var ids = claim(byDigest, origin);
        if (origin.body() != null) {
            own(byDigest.keySet(), origin);
        }
        var rows = new Columns(12);
        var epcs = new Columns(5);
        var known =
                new TreeSet<List<String>>((a, b) ->
                        (a.get(0) + '\n' + a.get(1)).compareTo(b.get(0) + '\n' + b.get(1)));
        byDigest.forEach((digest, told) -> {
            var id = ids.get(digest);
            if (id != null) {
                row(rows, told, id, known);
                things(epcs, told, rows.rows());
            }
        });
        if (rows.rows() > 0) {
            insert(rows, origin);
            insertThings(rows, epcs, origin);
            remember(known, origin);
            recorded.note(events, origin);
        }
        return new ArrayList<>(ids.values());
    }

    /**
     * Whether there is an event under the id that this one brings, and it declares no error of it.
     */
    boolean isTaken(EpcisEvent event) {
        return event.eventId() != null
                && event.body().path("errorDeclaration").isMissingNode()
                && jdbc.sql("select exists (select from visibility.identity where event_id = :id)")
                        .param("id", event.eventId())
                        .query(Boolean.class)
                        .single();
    }

    /** The ids of the rows to write: those whose digests nobody has handed in before. */
    private Map<String, UUID> claim(Map<String, Told> events, Origin origin) {
        var given = new Columns(3);
        events.forEach((digest, told) -> given.add(digest, told.id(), told.time()));
        var ids = new HashMap<String, UUID>();
        jdbc.sql(
                        """
                        insert into visibility.identity (county, digest, division, event_id, event_time)
                        select :county, digest, :division, event_id, cast(event_time as timestamptz)
                          from unnest(cast(:digests as text[]), cast(:ids as text[]), cast(:times as text[]))
                            as given (digest, event_id, event_time)
                        on conflict do nothing
                        returning digest, event
                        """)
                .param("county", origin.county())
                .param("division", origin.division())
                .param("digests", given.column(0))
                .param("ids", given.column(1))
                .param("times", given.column(2))
                .query(row -> {
                    ids.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return ids;
    }

    /** See {@link #add}: what is there already is the party's too that hands it in again. */
    void own(EpcisEvent event, Origin origin) {
        if (origin.body() != null) {
            own(Set.of(Told.of(event).digest()), origin);
        }
    }

    /** What a party hands in is its own too where the county has it from another already. */
    private void own(Set<String> digests, Origin origin) {
        jdbc.sql(
                        """
                        insert into visibility.event_body (event, body, division)
                        select i.event, :body, i.division from visibility.identity i
                         where i.county = :county and i.digest = any (cast(:digests as text[]))
                        on conflict do nothing
                        """)
                .param("body", origin.body())
                .param("county", origin.county())
                .param("digests", digests.toArray(String[]::new))
                .update();
    }

    private static void row(Columns rows, Told told, UUID id, TreeSet<List<String>> known) {
        var event = told.event();
        var body = event.body();
        var type = event.type();
        var bizStep = word(body.path("bizStep"));
        var disposition = word(body.path("disposition"));
        var readPoint = uri(body.path("readPoint").path("id"));
        var bizLocation = uri(body.path("bizLocation").path("id"));
        note(known, "event-type", type);
        note(known, "biz-step", bizStep);
        note(known, "disposition", disposition);
        note(known, "read-point", readPoint);
        note(known, "biz-location", bizLocation);
        rows.add(
                id.toString(),
                told.time(),
                type,
                body.path("action").asString(null),
                bizStep,
                disposition,
                readPoint,
                bizLocation,
                body.path("transformationID").asString(null),
                told.id(),
                Facts.of(body, event.namespaces()::of).toString(),
                stored(told).toString());
    }

    private static void note(TreeSet<List<String>> known, String kind, @Nullable String value) {
        if (value != null) {
            known.add(List.of(kind, value));
        }
    }

    /** The event with what its prefixes mean, so that it can be read without its document. */
    private static ObjectNode stored(Told told) {
        var uris = told.event().namespaces().uris();
        var body = told.event().body();
        if (uris.isEmpty() && body.has("eventID")) {
            return body;
        }
        var whole = JsonNodeFactory.instance.objectNode();
        whole.setAll(body);
        whole.put("eventID", told.id());
        if (!uris.isEmpty()) {
            var context = whole.putObject("@context");
            uris.forEach(context::put);
        }
        return whole;
    }

    /**
     * @param number of the event's row, from 1
     */
    private static void things(Columns epcs, Told told, int number) {
        var body = told.event().body();
        var row = Integer.toString(number);
        var seen = new HashSet<String>();
        for (var role : Role.values()) {
            var there = body.path(role.field());
            if (there.isString()) {
                thing(epcs, seen, role, there.stringValue(), row, null, null);
            }
            for (var one : there) {
                if (role.isQuantity()) {
                    var quantity = one.path("quantity");
                    var amount =
                            quantity.isNumber() ? quantity.decimalValue().toPlainString() : null;
                    thing(
                            epcs,
                            null,
                            role,
                            one.path("epcClass").asString(""),
                            row,
                            amount,
                            one.path("uom").asString(null));
                } else {
                    thing(epcs, seen, role, one.asString(""), row, null, null);
                }
            }
        }
    }

    private static void thing(
            Columns epcs,
            @Nullable HashSet<String> seen,
            Role role,
            String epc,
            String row,
            @Nullable String amount,
            @Nullable String unit) {
        var canonical = Identifiers.canonical(epc);
        if (!canonical.isEmpty() && (seen == null || seen.add(role.id() + canonical))) {
            epcs.add(row, role.id(), canonical, amount, unit);
        }
    }

    private void insert(Columns rows, Origin origin) {
        jdbc.sql(
                        """
                        insert into visibility.event (id, division, event_time, record_time, type, action, biz_step,
                                                      disposition, read_point, biz_location, transformation_id, event_id,
                                                      party, capture, facts, body)
                        select cast(id as uuid), :division, cast(event_time as timestamptz), cast(:now as timestamptz), type,
                               action, biz_step, disposition, read_point, biz_location, transformation_id, event_id, :party,
                               cast(:capture as uuid), cast(facts as jsonb), cast(body as json)
                          from unnest(cast(:c0 as text[]), cast(:c1 as text[]), cast(:c2 as text[]), cast(:c3 as text[]),
                                      cast(:c4 as text[]), cast(:c5 as text[]), cast(:c6 as text[]), cast(:c7 as text[]),
                                      cast(:c8 as text[]), cast(:c9 as text[]), cast(:c10 as text[]), cast(:c11 as text[]))
                            as given (id, event_time, type, action, biz_step, disposition, read_point, biz_location,
                                      transformation_id, event_id, facts, body)
                        """)
                .param("division", origin.division())
                .param("now", origin.now().toString())
                .param("party", origin.party())
                .param("capture", origin.capture())
                .param("c0", rows.column(0))
                .param("c1", rows.column(1))
                .param("c2", rows.column(2))
                .param("c3", rows.column(3))
                .param("c4", rows.column(4))
                .param("c5", rows.column(5))
                .param("c6", rows.column(6))
                .param("c7", rows.column(7))
                .param("c8", rows.column(8))
                .param("c9", rows.column(9))
                .param("c10", rows.column(10))
                .param("c11", rows.column(11))
                .update();
    }

    /**
     * Time and id are read once for each event, not for each thing in it. Months are noted in one
     * order always, as {@link #remember} does.
     */
    private void insertThings(Columns rows, Columns epcs, Origin origin) {
        jdbc.sql(
                        """
                        with part as materialized (
                            select event.times[number] as event_time, event.ids[number] as event, role, epc,
                                   cast(amount as numeric) as amount, unit
                              from (select cast(cast(:times as text[]) as timestamptz[]) as times,
                                           cast(cast(:ids as text[]) as uuid[]) as ids offset 0) as event,
                                   unnest(cast(cast(:numbers as text[]) as int[]), cast(:roles as text[]),
                                          cast(:epcs as text[]), cast(:amounts as text[]), cast(:units as text[]))
                                       as given (number, role, epc, amount, unit)
                        ), stored as (
                            insert into visibility.event_epc (event_time, event, division, role, epc, amount, unit)
                            select event_time, event, :division, role, epc, amount, unit from part
                        )
                        insert into visibility.epc_month (epc, month)
                        select distinct hashtextextended(epc, 0), date_trunc('month', event_time, 'UTC') from part order by 1, 2
                        on conflict do nothing
                        """)
                .param("division", origin.division())
                .param("times", rows.column(1))
                .param("ids", rows.column(0))
                .param("numbers", epcs.column(0))
                .param("roles", epcs.column(1))
                .param("epcs", epcs.column(2))
                .param("amounts", epcs.column(3))
                .param("units", epcs.column(4))
                .update();
    }

    /** In one order always, so that two who note the same words never wait for each other. */
    private void remember(TreeSet<List<String>> known, Origin origin) {
        jdbc.sql(
                        """
                        insert into visibility.known (division, kind, value)
                        select :division, kind, value
                          from unnest(cast(:kinds as text[]), cast(:values as text[])) as given (kind, value)
                        on conflict do nothing
                        """)
                .param("division", origin.division())
                .param("kinds", known.stream().map(List::getFirst).toArray(String[]::new))
                .param("values", known.stream().map(List::getLast).toArray(String[]::new))
                .update();
    }

    /** The id that an event is found by: its own, or the one that follows from what it says. */
    static String id(EpcisEvent event) {
        return Objects.requireNonNullElseGet(event.eventId(), event::hashId);
    }

    static Instant time(EpcisEvent event) {
        return Objects.requireNonNull(event.eventTime(), "an event without time passed the check");
    }

    private static @Nullable String word(JsonNode value) {
        return value.isString() ? Words.bare(value.stringValue()) : null;
    }

    private static @Nullable String uri(JsonNode value) {
        return value.isString() ? Identifiers.canonical(value.stringValue()) : null;
    }
}
