package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 电话抽查: villagers to be called. A seed that everybody may know decides who: the services with the
 * smallest SHA-256 of seed and id, so that anybody can draw the same list again.
 */
@Service
public class Calls {
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final ServiceBook book;
    private final ServiceLists lists;
    private final VillagerNumbers numbers;
    private final Counties counties;
    private final Audit audit;

    Calls(
            JdbcClient jdbc,
            ServiceBook book,
            ServiceLists lists,
            VillagerNumbers numbers,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.book = book;
        this.lists = lists;
        this.numbers = numbers;
        this.counties = counties;
        this.audit = audit;
    }

    /** What came of a call. */
    public enum Outcome {
        CONFIRMED("confirmed", "办过"),
        DENIED("denied", "没这回事"),
        NOT_REACHED("not-reached", "没打通");

        private final String id;
        private final String label;

        Outcome(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Optional<Outcome> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /**
     * A list that was drawn.
     *
     * @param called how many calls are noted
     * @param denied how many said no
     */
    public record Sample(
            UUID id,
            String division,
            YearMonth month,
            int size,
            String seed,
            String seedNote,
            Instant until,
            Instant drawnAt,
            String by,
            int drawn,
            int called,
            int denied) {}

    /** One villager to be called. */
    public record Call(
            int place,
            Rendered service,
            @Nullable Outcome outcome,
            String note,
            @Nullable Instant at,
            @Nullable String by) {}

    /** What is typed to draw a list. */
    public record Draw(
            @Nullable String month,
            @Nullable String size,
            @Nullable String seed,
            @Nullable String seedNote) {}

    /**
     * Draws a list, or finds the one that was drawn so before.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    UUID draw(DivisionCode county, Draw typed) {
        var faults = new Faults();
        var month = month(typed.month(), counties.today(county), faults);
        var size = size(typed.size(), faults);
        var seed = faults.required("seed", "种子", typed.seed(), 60);
        var note = Optional.ofNullable(faults.text("seedNote", typed.seedNote(), 100)).orElse("");
        if (faults.any() || month == null) {
            throw Problem.badRequest("没有抽：", faults.found());
        }
        var known =
                jdbc.sql(
                                """
                                select id from stations.call_sample
                                 where division = :county and month = :month and seed = :seed and size = :size
                                """)
                        .param("county", county.digits())
                        .param("month", month.atDay(1))
                        .param("seed", seed)
                        .param("size", size)
                        .query(UUID.class)
                        .optional();
        return known.orElseGet(() -> drawn(county, month, size, seed, note));
    }

    private UUID drawn(DivisionCode county, YearMonth month, int size, String seed, String note) {
        var now = counties.now(county);
        var id =
                jdbc.sql(
                                """
                                insert into stations.call_sample (division, month, size, seed, seed_note, until, drawn_at, drawn_by)
                                values (:county, :month, :size, :seed, :note, :now, :now, :by) returning id
                                """)
                        .param("county", county.digits())
                        .param("month", month.atDay(1))
                        .param("size", size)
                        .param("seed", seed)
                        .param("note", note)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        var found =
                jdbc.sql(
                                """
                                insert into stations.sampled_call (sample, service, division, place)
                                select :sample, id, division, row_number() over (order by drawn)
                                  from (select id, division, encode(sha256(convert_to(:seed || id::text, 'UTF8')), 'hex') as drawn
                                          from stations.service
                                         where division like :pattern and day between :first and :last
                                           and recorded_at <= :now and caller is not null
                                           and withdrawn_at is null and replaced_by is null
                                         order by 3 limit :size) as chosen
                                """)
                        .param("sample", id)
                        .param("seed", seed)
                        .param("pattern", county.pattern())
                        .param("first", month.atDay(1))
                        .param("last", month.atEndOfMonth())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("size", size)
                        .update();
        if (found == 0) {
            throw Problem.conflict("%s没有留了号码的服务，抽不出来。".formatted(month));
        }
        audit.record(
                "抽电话核实名单",
                subject(id, month, county.digits()),
                null,
                new Draw(month.toString(), Integer.toString(size), seed, note),
                null);
        return id;
    }

    private static Audit.Subject subject(UUID id, YearMonth month, String division) {
        return new Audit.Subject("call-sample", id.toString(), month + "电话抽查", division);
    }

    @Transactional(readOnly = true)
    List<Sample> samples(DivisionCode county) {
        return jdbc.sql(SAMPLES + " where division = :county order by drawn_at desc limit 100")
                .param("county", county.digits())
                .query(Calls::sample)
                .list();
    }

    @Transactional(readOnly = true)
    Sample sample(UUID id) {
        return jdbc.sql(SAMPLES + " where id = :id")
                .param("id", id)
                .query(Calls::sample)
                .optional()
                .orElseThrow(() -> Problem.notFound("这份名单"));
    }

    private static final String SAMPLES =
            """
            select sample.*,
                   (select count(*) from stations.sampled_call where sample = sample.id) as drawn,
                   (select count(outcome) from stations.sampled_call where sample = sample.id) as called,
                   (select count(*) from stations.sampled_call where sample = sample.id and outcome = 'denied') as denied
              from stations.call_sample as sample
            """;

    @Transactional(readOnly = true)
    List<Call> calls(Sample sample) {
        var rows = new HashMap<UUID, Call>();
        var services = new HashMap<UUID, Rendered>();
        var order =
                jdbc.sql(
                                "select service from stations.sampled_call where sample = :sample order by place")
                        .param("sample", sample.id())
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list();
        lists.all(DivisionCode.of(sample.division()), order)
                .forEach(one -> services.put(one.id(), one));
        jdbc.sql("select * from stations.sampled_call where sample = :sample")
                .param("sample", sample.id())
                .query(row -> {
                    var service = services.get(row.getObject("service", UUID.class));
                    if (service != null) {
                        rows.put(service.id(), call(row, service));
                    }
                });
        return order.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /** The numbers of a list in full, for whoever calls; that they were seen is noted. */
    @Transactional
    Map<UUID, PhoneNumber> numbers(Sample sample) {
        var found = new HashMap<UUID, PhoneNumber>();
        jdbc.sql(
                        """
                        select number.service, number.sealed from stations.service_number as number
                          join stations.sampled_call as called on called.service = number.service
                         where called.sample = :sample
                        """)
                .param("sample", sample.id())
                .query(row -> {
                    var id = row.getObject("service", UUID.class);
                    found.put(id, numbers.open(row.getBytes("sealed"), id));
                });
        audit.record(
                "查看电话核实名单的号码",
                subject(sample.id(), sample.month(), sample.division()),
                null,
                found.size(),
                null);
        return found;
    }

    /**
     * Notes what came of a call; what the villager says counts like an answer to the message.
     *
     * @throws Problem when the service is not on the list
     */
    @Transactional
    void note(UUID id, UUID service, Outcome outcome, @Nullable String note) {
        var sample = sample(id);
        var faults = new Faults();
        var words = Optional.ofNullable(faults.text("note", note, 100)).orElse("");
        if (faults.any()) {
            throw Problem.badRequest("没有保存：", faults.found());
        }
        var now = counties.now(DivisionCode.of(sample.division()));
        var noted =
                jdbc.sql(
                                """
                                update stations.sampled_call set outcome = :outcome, note = :note, called_at = :now, called_by = :by
                                 where sample = :sample and service = :service
                                """)
                        .param("sample", id)
                        .param("service", service)
                        .param("outcome", outcome.id())
                        .param("note", words)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .update();
        if (noted == 0) {
            throw Problem.notFound("名单里的这条服务");
        }
        switch (outcome) {
            case CONFIRMED -> {
                book.confirm(service, Rendered.Confirmation.CONFIRMED);
                book.step(List.of(service), "confirmed", said("电话", words), now);
            }
            case DENIED -> {
                book.confirm(service, Rendered.Confirmation.DENIED);
                book.step(List.of(service), "denied", said("电话", words), now);
            }
            case NOT_REACHED -> book.step(List.of(service), "called", words, now);
        }
        audit.record(
                "登记电话核实",
                subject(id, sample.month(), sample.division()),
                null,
                outcome.label(),
                words.isEmpty() ? null : words);
    }

    private static String said(String how, String words) {
        return words.isEmpty() ? how : how + "：" + words;
    }

    private static @Nullable YearMonth month(
            @Nullable String typed, LocalDate today, Faults faults) {
        var text = faults.required("month", "月份", typed, 7);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var month = YearMonth.parse(text);
            if (month.isAfter(YearMonth.from(today))) {
                faults.add("month", "%s还没有到".formatted(month), "选这个月或以前的");
            }
            return month;
        } catch (DateTimeException e) {
            faults.add("month", "「%s」不是月份".formatted(text), "写成2019-10这样");
            return null;
        }
    }

    private static int size(@Nullable String typed, Faults faults) {
        var text = faults.required("size", "抽几条", typed, 4);
        var size = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (size < 1 || size > MOST) {
            faults.add("size", "一次抽1到%d条".formatted(MOST), "改一个数");
        }
        return size;
    }

    private static Sample sample(ResultSet row, int number) throws SQLException {
        return new Sample(
                row.getObject("id", UUID.class),
                row.getString("division"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("size"),
                row.getString("seed"),
                row.getString("seed_note"),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant(),
                row.getString("drawn_by"),
                row.getInt("drawn"),
                row.getInt("called"),
                row.getInt("denied"));
    }

    private static Call call(ResultSet row, Rendered service) throws SQLException {
        var at = row.getObject("called_at", OffsetDateTime.class);
        var outcome = row.getString("outcome");
        return new Call(
                row.getInt("place"),
                service,
                outcome == null ? null : Outcome.read(outcome).orElse(null),
                row.getString("note"),
                at == null ? null : at.toInstant(),
                row.getString("called_by"));
    }
}
