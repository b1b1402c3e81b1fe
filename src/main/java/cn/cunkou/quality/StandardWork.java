package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done so that producers keep to standards: they are checked, and handbooks given out. */
@Service
public class StandardWork {
    private final JdbcClient jdbc;
    private final Standards standards;
    private final Registry registry;
    private final Divisions divisions;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    StandardWork(
            JdbcClient jdbc,
            Standards standards,
            Registry registry,
            Divisions divisions,
            Files files,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.standards = standards;
        this.registry = registry;
        this.divisions = divisions;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A producer held against a standard.
     *
     * @param unmet the points that were not kept to
     * @param nextDue when it is to be checked again; null where once is enough
     */
    public record Check(
            UUID id,
            String producer,
            LocalDate day,
            String checker,
            List<String> unmet,
            String note,
            @Nullable LocalDate nextDue,
            String recordedBy) {}

    /** A check as it was filled in. */
    public record CheckInput(
            @Nullable String producer,
            @Nullable String day,
            @Nullable String checker,
            @Nullable List<String> unmet,
            @Nullable String note,
            @Nullable String nextDue) {}

    /**
     * Handbooks given out.
     *
     * @param receiver such as a village or a cooperative
     * @param households how many got one
     * @param sha256 of the signed receipt; null where there is none yet
     */
    public record Handbook(
            UUID id,
            String division,
            String title,
            String receiver,
            int households,
            int copies,
            LocalDate day,
            @Nullable String sha256,
            @Nullable String file,
            String recordedBy) {}

    /** Handbooks as they were filled in. */
    public record HandbookInput(
            @Nullable String division,
            @Nullable String title,
            @Nullable String receiver,
            @Nullable String households,
            @Nullable String copies,
            @Nullable String day) {}

    @Transactional(readOnly = true)
    public List<Check> checks(UUID standard) {
        return jdbc.sql(
                        """
                        select checked.id, party.public_name as producer, day, checker, unmet, note, next_due, recorded_by
                          from quality.standard_check as checked
                          join registry.party on party.id = checked.producer
                         where standard = :standard order by day desc, checked.id desc limit 200
                        """)
                .param("standard", standard)
                .query((row, _) ->
                        new Check(
                                row.getObject("id", UUID.class),
                                row.getString("producer"),
                                row.getObject("day", LocalDate.class),
                                row.getString("checker"),
                                Standards.texts(row.getArray("unmet")),
                                row.getString("note"),
                                row.getObject("next_due", LocalDate.class),
                                row.getString("recorded_by")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Handbook> handbooks(UUID standard) {
        return jdbc.sql(
                        """
                        select id, division, title, receiver, households, copies, day, sha256, file, recorded_by
                          from quality.handbook where standard = :standard order by day desc, id desc limit 200
                        """)
                .param("standard", standard)
                .query(new DataClassRowMapper<>(Handbook.class))
                .list();
    }

    /**
     * Producers whose next check is due within 30 days or over, as far as whoever acts sees them.
     */
    @Transactional(readOnly = true)
    public long due(DivisionCode county) {
        return jdbc.sql(
                        """
                        select count(*)
                          from (select distinct on (standard, producer) next_due from quality.standard_check
                                 where division like :within order by standard, producer, day desc, id desc) as latest
                         where next_due <= :soon
                        """)
                .param("within", county.pattern())
                .param("soon", counties.today(county).plusDays(30))
                .query(Long.class)
                .single();
    }

    /** Those who make products of a county. */
    @Transactional(readOnly = true)
    public List<Party> producers(DivisionCode county) {
        return Stream.of(Party.Kind.COOPERATIVE, Party.Kind.ENTERPRISE, Party.Kind.HOUSEHOLD)
                .flatMap(kind -> registry.parties(county, kind, "", 300).stream())
                .toList();
    }

    /**
     * Notes that a producer was checked.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void check(UUID standardId, CheckInput input) {
        var standard = standards.get(standardId);
        var county = DivisionCode.of(standard.division());
        var faults = new Faults();
        var id = Ids.read(input.producer());
        var producer = id == null ? null : registry.party(id).orElse(null);
        if (producer == null) {
            faults.add("producer", "没有选生产者", "从列表里选");
        }
        var day = day(county, input.day(), faults);
        var checker = faults.required("checker", "谁检查的", input.checker(), 60);
        var next = FormDay.read(faults, "nextDue", input.nextDue());
        if (day != null && next != null && !next.isAfter(day)) {
            faults.add("nextDue", "不晚于这次检查", "填以后的日期，不再检查就留空");
        }
        var note = faults.text("note", input.note(), 300);
        var unmet = input.unmet() == null ? List.<String>of() : input.unmet();
        if (!standard.points().containsAll(unmet)) {
            faults.add("result", "有的要点不在这个标准里", "重新打开后再勾");
        }
        Refusal.unlessSound(faults, "没有登记");
        jdbc.sql(
                        """
                        insert into quality.standard_check (division, standard, producer, day, checker, unmet, note, next_due,
                                                            recorded_at, recorded_by)
                        values (:division, :standard, :producer, :day, :checker, :unmet, :note, :next, :now, :by)
                        """)
                .param("division", Objects.requireNonNull(producer).division().digits())
                .param("standard", standardId)
                .param("producer", producer.id())
                .param("day", day)
                .param("checker", checker)
                .param("unmet", unmet.toArray(String[]::new))
                .param("note", note == null ? "" : note)
                .param("next", next)
                .param("now", Moment.of(counties, county))
                .param("by", Actor.current().name())
                .update();
        audit.record(
                "检查执行标准",
                new Audit.Subject(
                        "party",
                        producer.id().toString(),
                        producer.publicName(),
                        producer.division().digits()),
                null,
                unmet,
                standard.number());
    }

    /**
     * Notes that handbooks were given out.
     *
     * @param receipt signed by those who got them, or null
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void give(
            UUID standardId,
            HandbookInput input,
            @Nullable String fileName,
            @Nullable InputStream receipt) {
        var standard = standards.get(standardId);
        var county = DivisionCode.of(standard.division());
        var faults = new Faults();
        var code = Objects.requireNonNullElse(Faults.given(input.division()), "");
        if (!DivisionCode.isValid(code)
                || !Actor.current().scope().covers(code)
                || divisions.find(DivisionCode.of(code), counties.today(county)).isEmpty()) {
            faults.add("division", "没有选发到哪里", "从列表里选镇或村");
        }
        var title = faults.required("title", "手册名称", input.title(), 100);
        var receiver = faults.required("receiver", "发给谁", input.receiver(), 80);
        var households = whole("households", "几户", input.households(), faults);
        var copies = whole("copies", "几册", input.copies(), faults);
        var day = day(county, input.day(), faults);
        Refusal.unlessSound(faults, "没有登记");
        var name =
                receipt == null ? null : Files.plainName(Objects.requireNonNullElse(fileName, ""));
        var stored =
                receipt == null
                        ? null
                        : files.store(
                                receipt,
                                Objects.requireNonNull(name),
                                Files.Rule.PICTURES_AND_PAPERS);
        jdbc.sql(
                        """
                        insert into quality.handbook (division, standard, title, receiver, households, copies, day, sha256, file,
                                                      recorded_at, recorded_by)
                        values (:division, :standard, :title, :receiver, :households, :copies, :day, :sha256, :file, :now, :by)
                        """)
                .param("division", code)
                .param("standard", standardId)
                .param("title", title)
                .param("receiver", receiver)
                .param("households", households)
                .param("copies", copies)
                .param("day", day)
                .param("sha256", stored == null ? null : stored.sha256())
                .param("file", name)
                .param("now", Moment.of(counties, county))
                .param("by", Actor.current().name())
                .update();
        audit.record("发放手册", new Audit.Subject("handbook", title, title, code), null, input, null);
    }

    private @Nullable LocalDate day(DivisionCode county, @Nullable String typed, Faults faults) {
        var day = FormDay.read(faults, "day", typed);
        if (day != null && day.isAfter(counties.today(county))) {
            faults.add("day", "晚于今天", "填已经做了的日期");
        }
        return day == null ? counties.today(county) : day;
    }

    private static int whole(String field, String word, @Nullable String typed, Faults faults) {
        var text = faults.required(field, word, typed, 7);
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            faults.add(field, "不是大于0的整数", "填数字");
        }
        return 1;
    }
}
