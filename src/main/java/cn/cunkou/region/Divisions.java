package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administrative divisions as they were on any day. */
@Service
public class Divisions {
    /** Which villages count: the denominator of a coverage. */
    public enum Base {
        /** 行政村: villagers' committees only. */
        VILLAGERS_COMMITTEES,
        /** Villagers' and residents' committees together. */
        ALL_COMMITTEES
    }

    private final JdbcClient jdbc;

    Divisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The division of that code on that day. */
    @Transactional(readOnly = true)
    public Optional<Division> find(DivisionCode code, LocalDate day) {
        return jdbc.sql(
                        "select "
                                + DivisionRows.COLUMNS
                                + """
                                  from region.division where code = :code and validity @> :day
                                """)
                .param("code", code.digits())
                .param("day", day)
                .query(new DivisionRows())
                .optional();
    }

    /** All that is recorded of a division, the latest first. */
    @Transactional(readOnly = true)
    public List<Division> history(DivisionCode code) {
        return jdbc.sql(
                        "select "
                                + DivisionRows.COLUMNS
                                + " from region.division where code = :code order by validity desc")
                .param("code", code.digits())
                .query(new DivisionRows())
                .list();
    }

    /** The divisions right below, by code, as the official list has them. */
    @Transactional(readOnly = true)
    public List<Division> children(DivisionCode parent, LocalDate day) {
        return jdbc.sql(
                        "select "
                                + DivisionRows.COLUMNS
                                + """
                                  from region.division where parent = :parent and validity @> :day order by code
                                """)
                .param("parent", parent.digits())
                .param("day", day)
                .query(new DivisionRows())
                .list();
    }

    /** The villages of a base in a county or a town, by code. */
    @Transactional(readOnly = true)
    public List<Division> villages(DivisionCode within, Base base, LocalDate day) {
        return jdbc.sql(
                        "select "
                                + DivisionRows.COLUMNS
                                + """
                                  from region.division
                                 where county = :county and code like :within and validity @> :day
                                   and (kind = 'villagers-committee' or :all and kind = 'residents-committee')
                                 order by code
                                """)
                .param("county", within.county().digits())
                .param("within", within.pattern())
                .param("day", day)
                .param("all", base == Base.ALL_COMMITTEES)
                .query(new DivisionRows())
                .list();
    }

    /**
     * Towns and villages of a county whose name, or town and name, hold all the words typed; by
     * pinyin.
     */
    @Transactional(readOnly = true)
    public List<Division> search(DivisionCode county, String typed, LocalDate day, int limit) {
        var words = Words.of(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select "
                                + DivisionRows.COLUMNS.replace("code,", "place.code,")
                                + """
                                  from (select division.*, coalesce(above.name, '') || division.name || division.short_name as names
                                          from region.division
                                          left join region.division above
                                            on above.code = division.parent and above.validity @> cast(:day as date)
                                         where division.county = :county and length(division.code) > 6
                                           and division.validity @> cast(:day as date)) as place
                                 where not exists (select from unnest(cast(:words as text[])) as word where position(word in names) = 0)
                                 order by length(code), short_name, code limit :limit
                                """)
                .param("county", county.digits())
                .param("day", day)
                .param("words", words.toArray(String[]::new))
                .param("limit", limit)
                .query(new DivisionRows())
                .list();
    }

    /**
     * The names of a county's towns and villages on a day, to look up many at once without asking
     * again.
     */
    @Transactional(readOnly = true)
    public Gazetteer gazetteer(DivisionCode county, LocalDate day) {
        return new Gazetteer(
                jdbc.sql(
                                "select "
                                        + DivisionRows.COLUMNS
                                        + """
                                          from region.division where county = :county and validity @> :day order by code
                                        """)
                        .param("county", county.digits())
                        .param("day", day)
                        .query(new DivisionRows())
                        .list());
    }

    /**
     * The places of a county that whoever acts may write to, the county first, towns before
     * villages.
     */
    @Transactional(readOnly = true)
    public List<Choice> choices(DivisionCode county, LocalDate day) {
        var scope = Actor.current().scope();
        return gazetteer(county, day).places().stream()
                .filter(choice -> scope.covers(choice.code()))
                .toList();
    }
}
