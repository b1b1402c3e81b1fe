package cn.cunkou.projects;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Draw;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Random samples for checks by telephone: the same seed draws the same again. */
@Service
public class Samples {
    private static final int LARGEST = 500;

    /** What can be drawn from; each has id, label and address. */
    private enum Population {
        PROJECTS(
                "projects",
                "项目",
                """
                select id::text, title || '（' || body_name || '）' as label, '/console/projects/' || id as href
                  from projects.project_facts where division like :county
                """),
        PROGRESS(
                "progress",
                "月度进度报告",
                """
                select progress.id::text, to_char(month, 'YYYY-MM') || ' ' || facts.title || '，报' || progress.percent || '%' as label,
                       '/console/projects/' || facts.id as href
                  from projects.progress join projects.project_facts as facts on facts.id = progress.project
                 where progress.valid and progress.division like :county
                """),
        INSPECTIONS(
                "inspections",
                "项目检查",
                """
                select inspection.id::text, inspection.day || ' ' || facts.title || '，' || inspection.inspectors as label,
                       '/console/projects/' || facts.id as href
                  from projects.inspection join projects.project_facts as facts on facts.id = inspection.project
                 where inspection.division like :county
                """),
        PHOTOS(
                "photos",
                "项目照片",
                """
                select photo.id::text, facts.title || '，' || photo.name as label,
                       '/console/projects/' || facts.id || '/photos/' || photo.id as href
                  from projects.photo join projects.project_facts as facts on facts.id = photo.project
                 where photo.division like :county
                """),
        PAPERS(
                "papers",
                "登记的公文",
                """
                select id::text, coalesce(number || ' ', '') || title as label, '/console/papers/' || id as href
                  from papers.paper where valid and division like :county
                """);

        private final String id;
        private final String label;
        private final String sql;

        Population(String id, String label, String sql) {
            this.id = id;
            this.label = label;
            this.sql = sql;
        }
    }

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Samples(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** Something that may be drawn. */
    record Candidate(String id, String label, String href) {}

    /**
     * A sample.
     *
     * @param total how many there were to draw from
     * @param called how many were asked
     * @param denied how many said that it is not so
     */
    public record Sample(
            UUID id,
            String population,
            String seed,
            int size,
            int total,
            Instant drawnAt,
            String drawnBy,
            int called,
            int denied) {
        public String populationLabel() {
            for (var one : Population.values()) {
                if (one.id.equals(population)) {
                    return one.label;
                }
            }
            return population;
        }
    }

    /**
     * One of those drawn.
     *
     * @param outcome confirmed, denied or unreached; null while nobody called
     */
    public record Drawn(
            int number,
            String subject,
            String label,
            String href,
            @Nullable String outcome,
            String note,
            @Nullable Instant at,
            @Nullable String by) {
        public String outcomeLabel() {
            return switch (outcome) {
                case "confirmed" -> "属实";
                case "denied" -> "不属实";
                case "unreached" -> "没有接通";
                case null, default -> "还没有核对";
            };
        }
    }

    static List<Option> populations() {
        return List.of(Population.values()).stream()
                .map(one -> new Option(one.id, one.label))
                .toList();
    }

    /**
     * Draws a sample and keeps it.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    UUID draw(
            DivisionCode county,
            @Nullable String population,
            @Nullable String size,
            @Nullable String seed) {
        var faults = new Faults();
        var from = population(faults, population);
        var number = faults.required("size", "抽多少", size, 4);
        if (!number.isEmpty()
                && (!number.matches("[1-9]\\d{0,2}") || Integer.parseInt(number) > LARGEST)) {
            faults.add("size", "「%s」不是1到%d的整数".formatted(number, LARGEST), "写要抽几个");
        }
        var word = faults.required("seed", "种子", seed, 60);
        var all = from == null ? List.<Candidate>of() : candidates(from, county);
        if (from != null && all.isEmpty()) {
            faults.add("population", "%s还一个都没有".formatted(from.label), "选别的范围");
        }
        Typed.requireNone(faults, "没有抽。");
        var drawn = Draw.of(all, Candidate::id, word, Integer.parseInt(number));
        var stamp = Stamp.now(counties, county);
        var id =
                jdbc.sql(
                                """
                                insert into projects.sample (division, population, seed, size, total, drawn_at, drawn_by)
                                values (:division, :population, :seed, :size, :total, :at, :by) returning id
                                """)
                        .param("division", county.digits())
                        .param("population", Objects.requireNonNull(from).id)
                        .param("seed", word)
                        .param("size", drawn.size())
                        .param("total", all.size())
                        .param("at", stamp.time())
                        .param("by", stamp.by())
                        .query(UUID.class)
                        .single();
        for (var i = 0; i < drawn.size(); i++) {
            var one = drawn.get(i);
            jdbc.sql(
                            """
                            insert into projects.sampled (sample, division, number, subject, label, href)
                            values (:sample, :division, :number, :subject, :label, :href)
                            """)
                    .param("sample", id)
                    .param("division", county.digits())
                    .param("number", i + 1)
                    .param("subject", one.id())
                    .param("label", one.label())
                    .param("href", one.href())
                    .update();
        }
        audit.record(
                "抽样",
                new Audit.Subject("sample", id.toString(), from.label, county.digits()),
                null,
                word,
                null);
        return id;
    }

    private List<Candidate> candidates(Population from, DivisionCode county) {
        return jdbc.sql(from.sql)
                .param("county", county.pattern())
                .query(new DataClassRowMapper<>(Candidate.class))
                .list();
    }

    private static @Nullable Population population(Faults faults, @Nullable String typed) {
        var text = faults.required("population", "从哪里抽", typed, 20);
        for (var one : Population.values()) {
            if (one.id.equals(text)) {
                return one;
            }
        }
        if (!text.isEmpty()) {
            faults.add("population", "没有这个范围", "从列表里选");
        }
        return null;
    }

    /** Those of a county, the latest first. */
    @Transactional(readOnly = true)
    List<Sample> of(DivisionCode county) {
        return jdbc.sql(
                        SELECT
                                + " where sample.division = :county order by drawn_at desc, sample.id desc limit 100")
                .param("county", county.digits())
                .query(new DataClassRowMapper<>(Sample.class))
                .list();
    }

    private static final String SELECT =
            """
            select sample.*, (select count(*) from projects.sampled where sample = sample.id and outcome is not null) as called,
                   (select count(*) from projects.sampled where sample = sample.id and outcome = 'denied') as denied
              from projects.sample as sample
            """;

    @Transactional(readOnly = true)
    Sample get(UUID id) {
        return jdbc.sql(SELECT + " where sample.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Sample.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这次抽样"));
    }

    @Transactional(readOnly = true)
    List<Drawn> drawn(UUID sample) {
        return jdbc.sql("select * from projects.sampled where sample = :sample order by number")
                .param("sample", sample)
                .query(new DataClassRowMapper<>(Drawn.class))
                .list();
    }

    /** Notes what came of a call; the last note counts. */
    @Transactional
    void note(UUID sample, int number, String outcome, @Nullable String note) {
        var found = get(sample);
        if (!List.of("confirmed", "denied", "unreached").contains(outcome)) {
            throw Problem.noSuchChoice(
                    "outcome", outcome, List.of("confirmed", "denied", "unreached"));
        }
        var faults = new Faults();
        var said = faults.text("note", note, 200);
        Typed.requireNone(faults, "没有保存。");
        var division =
                jdbc.sql("select division from projects.sample where id = :id")
                        .param("id", sample)
                        .query(String.class)
                        .single();
        var stamp = Stamp.now(counties, DivisionCode.of(division));
        var updated =
                jdbc.sql(
                                """
                                update projects.sampled set outcome = :outcome, note = :note, at = :at, by = :by
                                 where sample = :sample and number = :number
                                """)
                        .param("outcome", outcome)
                        .param("note", Objects.requireNonNullElse(said, ""))
                        .param("at", stamp.time())
                        .param("by", stamp.by())
                        .param("sample", sample)
                        .param("number", number)
                        .update();
        if (updated == 0) {
            throw Problem.notFound("抽样里的第%d个".formatted(number));
        }
        audit.record(
                "登记核对结果",
                new Audit.Subject("sample", sample.toString(), found.populationLabel(), division),
                number,
                outcome,
                said);
    }
}
