package cn.cunkou.stations;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stations by the many, as far as whoever acts may see them. */
@Service
public class StationLists {
    private static final String MATCHING =
            """
             where facts.division like :division
               and (cast(:level as text) is null or facts.level = :level)
               and (cast(:origin as text) is null or facts.origin = :origin)
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', facts.code, facts.name, facts.town,
                                                                              facts.village))) = 0)
               and case :state
                       when '' then true
                       when 'serving' then
                           stations.in_service(facts.opened, facts.accepted, facts.closed, facts.idle) @> facts.today
                       when 'awaiting' then facts.opened is not null and facts.accepted is null and facts.closed is null
                       when 'long-idle' then
                           facts.closed is null and stations.long_idle(facts.idle) @> facts.today
                       else stations.state_on(facts.opened, facts.accepted, facts.closed, facts.idle, facts.today) = :state
                   end
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StationLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Paged<Station> list(StationFilter filter, Paged.Request page) {
        var rows =
                asked(
                                StationRows.SELECT
                                        + MATCHING
                                        + " order by "
                                        + filter.order().columns()
                                        + " limit :size offset :offset",
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new StationRows())
                        .list();
        return page.of(rows, count(filter));
    }

    @Transactional(readOnly = true)
    public long count(StationFilter filter) {
        return asked(
                        "select count(*) from (" + StationRows.SELECT + MATCHING + ") as matching",
                        filter)
                .query(Long.class)
                .single();
    }

    /** Stations whose code, name, town or village holds all the words typed. */
    @Transactional(readOnly = true)
    public List<Station> search(String text, int limit) {
        if (text.isBlank()) {
            return List.of();
        }
        var filter = new StationFilter(null, null, null, null, text, "name");
        return list(filter, new Paged.Request(1, limit)).rows();
    }

    /** Stations of a county whose code or name is exactly what was typed; names may be alike. */
    @Transactional(readOnly = true)
    public List<Station> called(DivisionCode county, String typed) {
        var filter = new StationFilter(county.digits(), null, null, null, typed, "code");
        return everything(filter).stream()
                .filter(one -> one.code().equals(typed) || one.name().equals(typed))
                .toList();
    }

    /** Every station that matches. */
    @Transactional(readOnly = true)
    public List<Station> everything(StationFilter filter) {
        return asked(
                        StationRows.SELECT + MATCHING + " order by " + filter.order().columns(),
                        filter)
                .query(new StationRows())
                .list();
    }

    /** Every station of a county, a town or a village. */
    List<Station> of(DivisionCode division) {
        return everything(new StationFilter(division.digits(), null, null, null, null, "code"));
    }

    private StatementSpec asked(String sql, StationFilter filter) {
        return jdbc.sql(sql)
                .param("realDay", StationRows.realDay(clock))
                .param("division", filter.divisionPattern())
                .param("level", filter.levelId())
                .param("origin", filter.originId())
                .param("state", filter.stateId())
                .param("words", filter.words());
    }
}
