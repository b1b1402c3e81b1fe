package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures that others publish, as facts with their document: the measures {@code external.…}. */
@Service
public class ExternalSeries {
    static final String PREFIX = "external.";

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    ExternalSeries(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A row of figures that somebody publishes.
     *
     * @param id its measure is {@code external.} and this
     * @param unit as pages show it
     * @param aggregate latest or sum
     * @param level county, town or village: what each figure is about
     * @param publisher such as 县统计局
     */
    public record Series(
            String id,
            String title,
            String unit,
            String aggregate,
            String level,
            String publisher) {
        int digits() {
            return switch (level) {
                case "county" -> 6;
                case "town" -> 9;
                default -> 12;
            };
        }
    }

    /**
     * One published figure.
     *
     * @param day the day it speaks of, the last one of a period
     * @param documentNumber 文号, empty where the document has none
     */
    public record NewFact(
            String series,
            DivisionCode division,
            LocalDate day,
            BigDecimal value,
            String documentTitle,
            String documentNumber) {}

    /**
     * One published figure, as recorded.
     *
     * @param person who recorded it
     * @param holds whether no later record takes its place
     */
    public record Fact(
            UUID id,
            String series,
            String division,
            LocalDate day,
            BigDecimal value,
            String documentTitle,
            String documentNumber,
            String person,
            OffsetDateTime recordedAt,
            boolean holds) {}

    @Transactional(readOnly = true)
    public List<Series> all() {
        return jdbc.sql(
                        "select id, title, unit, aggregate, level, publisher from measures.external_series order by id")
                .query(new DataClassRowMapper<>(Series.class))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Series> find(String id) {
        return all().stream().filter(series -> series.id().equals(id)).findFirst();
    }

    /** The last records of a series in a division, corrected ones included. */
    @Transactional(readOnly = true)
    public List<Fact> facts(String series, DivisionCode division) {
        return jdbc.sql(
                        """
                        select id, series, division, day, value, document_title, document_number, person, recorded_at,
                               recorded_at = max(recorded_at) over (partition by division, day) as holds
                          from measures.external_fact
                         where series = ? and division like ?
                         order by day desc, division, recorded_at desc limit 500
                        """)
                .params(series, division.pattern())
                .query(new DataClassRowMapper<>(Fact.class))
                .list();
    }

    /**
     * Begins a series.
     *
     * @throws Problem when there is one of that id
     */
    @Transactional
    public void begin(Series series, DivisionCode county) {
        if (!series.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw Problem.badRequest("代号只能用小写字母、数字和连字符，以字母开头，例如 farm-retail。");
        }
        if (find(series.id()).isPresent()) {
            throw Problem.conflict("代号「" + series.id() + "」已经有了。");
        }
        jdbc.sql(
                        """
                        insert into measures.external_series (id, title, unit, aggregate, level, publisher, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        series.id(),
                        series.title(),
                        series.unit(),
                        series.aggregate(),
                        series.level(),
                        series.publisher(),
                        Actor.current().name())
                .update();
        audit.record("设立外部数据", subject(series, county.digits()), null, series, null);
    }

    /**
     * Records a figure; one of the same place and day gives way to it.
     *
     * @throws Problem when there is no such series, or it is about other places
     */
    @Transactional
    public UUID record(NewFact fact) {
        var series =
                find(fact.series())
                        .orElseThrow(() -> Problem.notFound("外部数据「" + fact.series() + "」"));
        var division = fact.division().digits();
        if (division.length() != series.digits()) {
            throw Problem.badRequest(
                    "「%s」按%s记，区划代码应为%d位。"
                            .formatted(
                                    series.title(), levelTitle(series.level()), series.digits()));
        }
        if (!Actor.current().scope().covers(division)) {
            throw Problem.forbidden("这个区划不在您的管理范围内。");
        }
        var id =
                jdbc.sql(
                                """
                                insert into measures.external_fact
                                       (series, division, day, value, document_title, document_number, person, recorded_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                                """)
                        .params(
                                fact.series(),
                                division,
                                fact.day(),
                                fact.value(),
                                fact.documentTitle(),
                                fact.documentNumber(),
                                Actor.current().name(),
                                counties.now(fact.division()).atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        audit.record("录入外部数据", subject(series, division), null, fact, null);
        return id;
    }

    static String levelTitle(String level) {
        return switch (level) {
            case "county" -> "县";
            case "town" -> "镇";
            default -> "村";
        };
    }

    private static Audit.Subject subject(Series series, String division) {
        return new Audit.Subject("external-series", series.id(), series.title(), division);
    }
}
