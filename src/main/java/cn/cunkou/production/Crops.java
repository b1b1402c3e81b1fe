package cn.cunkou.production;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.production.Crop.Input;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a county records of its crops: the descriptions on board, its own, and inputs it added. */
@Service
public class Crops {
    private static final String FILES = "classpath:cn/cunkou/production/crops/*.json";
    private static final int MOST_DAYS = 400;

    private final Map<String, String> shipped;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Plans plans;
    private final Audit audit;

    Crops(JdbcClient jdbc, Counties counties, Plans plans, Audit audit) {
        this.shipped = shipped();
        this.jdbc = jdbc;
        this.counties = counties;
        this.plans = plans;
        this.audit = audit;
    }

    /** An input that a county added. */
    public record Added(
            UUID id,
            String crop,
            String kind,
            String title,
            @Nullable String registration,
            int days,
            String recordedBy) {}

    /** An input as it was filled in. */
    public record InputInput(
            @Nullable String crop,
            @Nullable String kind,
            @Nullable String title,
            @Nullable String registration,
            @Nullable String days) {}

    private static Map<String, String> shipped() {
        try {
            var texts = new LinkedHashMap<String, String>();
            var files = new PathMatchingResourcePatternResolver().getResources(FILES);
            Arrays.sort(
                    files,
                    (a, b) ->
                            String.valueOf(a.getFilename())
                                    .compareTo(String.valueOf(b.getFilename())));
            for (var file : files) {
                var text = file.getContentAsString(StandardCharsets.UTF_8);
                texts.put(CropFile.shipped(text).crop(), text);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All crops of a county, its own in place of those of the same id on board, and what its plan
     * asks of each.
     */
    @Transactional(readOnly = true)
    public List<Crop> of(DivisionCode county) {
        var added = added(county);
        var described =
                texts(county).values().stream()
                        .map(CropFile::shipped)
                        .map(crop -> with(crop, added))
                        .toList();
        return plans.current(county)
                .map(edition -> PlanCrops.of(described, edition.plan().catalogues()))
                .orElse(described);
    }

    @Transactional(readOnly = true)
    public Optional<Crop> find(DivisionCode county, String crop) {
        return of(county).stream().filter(one -> one.crop().equals(crop)).findFirst();
    }

    /** The file of a crop, as it counts now. */
    @Transactional(readOnly = true)
    public Optional<String> text(DivisionCode county, String crop) {
        return Optional.ofNullable(texts(county).get(crop));
    }

    private Map<String, String> texts(DivisionCode county) {
        var texts = new LinkedHashMap<>(shipped);
        jdbc.sql(
                        """
                        select distinct on (crop) crop, text from production.crop
                         where division = :county order by crop, recorded_at desc, id desc
                        """)
                .param("county", county.digits())
                .query(row -> {
                    texts.put(row.getString(1), row.getString(2));
                });
        return texts;
    }

    /** What the county knows of an input goes before the example of the same name. */
    private static Crop with(Crop crop, List<Added> added) {
        var own =
                added.stream()
                        .filter(one -> one.crop().equals(crop.crop()))
                        .map(one ->
                                new Input(
                                        one.kind(),
                                        one.title(),
                                        one.registration(),
                                        one.days(),
                                        false))
                        .toList();
        var inputs = new ArrayList<>(own);
        crop.inputs().stream()
                .filter(input -> own.stream().noneMatch(one -> isSame(one, input)))
                .map(input ->
                        new Input(
                                input.kind(),
                                input.title(),
                                input.registration(),
                                input.days(),
                                true))
                .forEach(inputs::add);
        return new Crop(
                crop.crop(),
                crop.title(),
                crop.places(),
                crop.areaUnit(),
                crop.silentDays(),
                crop.acts(),
                inputs);
    }

    private static boolean isSame(Input one, Input other) {
        return one.kind().equals(other.kind()) && one.title().equals(other.title());
    }

    /** What the county added and uses still. */
    @Transactional(readOnly = true)
    public List<Added> added(DivisionCode county) {
        return jdbc.sql(
                        """
                        select id, crop, kind, title, registration, days, recorded_by from production.input
                         where division = :county and ended_at is null order by crop, kind, title
                        """)
                .param("county", county.digits())
                .query(new DataClassRowMapper<>(Added.class))
                .list();
    }

    /**
     * Adds an input, or confirms an example under the same name.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID add(DivisionCode county, InputInput input) {
        var faults = new Faults();
        var crop = find(county, String.valueOf(Faults.given(input.crop()))).orElse(null);
        if (crop == null) {
            faults.add("crop", "没有选品类", "从列表里选");
        }
        var kind = faults.required("kind", "哪一类", input.kind(), 20);
        if (crop != null && !kind.isEmpty() && !kinds(crop).contains(kind)) {
            faults.add("kind", crop.title() + "不用这一类", "可选：" + String.join("、", kinds(crop)));
        }
        var title = faults.required("title", "名称", input.title(), 60);
        var registration = faults.text("registration", input.registration(), 40);
        var days = days(input.days(), faults);
        Refusal.unlessNone(faults, "没有登记");
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into production.input (division, crop, kind, title, registration, days, recorded_at,
                                                                  recorded_by)
                                    values (:county, :crop, :kind, :title, :registration, :days, :now, :by) returning id
                                    """)
                            .param("county", county.digits())
                            .param("crop", Objects.requireNonNull(crop).crop())
                            .param("kind", kind)
                            .param("title", title)
                            .param("registration", registration)
                            .param("days", days)
                            .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record("登记投入品", subject(id, title, county), null, input, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "没有登记",
                    "有一处需要改。",
                    List.of(new Problem.Fault("title", "这个品类已经登记过它", "先停用原来的，再登记")));
        }
    }

    /** Takes an input that the county added out of use. */
    @Transactional
    public void end(DivisionCode county, UUID id) {
        var added =
                added(county).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("这种投入品"));
        jdbc.sql(
                        """
                        update production.input set ended_at = :now, ended_by = :by where id = :id and ended_at is null
                        """)
                .param("id", id)
                .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record("停用投入品", subject(id, added.title(), county), added, null, null);
    }

    /**
     * Takes over a county's own description of a crop.
     *
     * @throws Problem with everything that is wrong with it
     */
    @Transactional
    public Crop bring(County county, String text) {
        var faults = new Faults();
        var crop = CropFile.read(text, faults);
        Refusal.unlessNone(faults, "没有启用");
        if (crop == null) {
            throw new IllegalStateException("a crop without faults was not read");
        }
        jdbc.sql(
                        """
                        insert into production.crop (division, crop, text, recorded_at, recorded_by)
                        values (:county, :crop, :text, :now, :by)
                        """)
                .param("county", county.code().digits())
                .param("crop", crop.crop())
                .param("text", text)
                .param("now", counties.now(county.code()).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record(
                "启用生产记录模板",
                new Audit.Subject("crop", crop.crop(), crop.title(), county.code().digits()),
                null,
                null,
                null);
        return crop;
    }

    /** Which kinds of input the acts of a crop ask for. */
    static List<String> kinds(Crop crop) {
        return crop.acts().stream()
                .flatMap(act -> act.fields().stream())
                .flatMap(field -> Optional.ofNullable(field.of()).stream())
                .distinct()
                .toList();
    }

    private static int days(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text != null && text.matches("\\d{1,3}") && Integer.parseInt(text) <= MOST_DAYS) {
            return Integer.parseInt(text);
        }
        faults.add("days", "没有填间隔天数", "照标签填，没有规定就填0");
        return 0;
    }

    private static Audit.Subject subject(UUID id, String title, DivisionCode county) {
        return new Audit.Subject("input", id.toString(), title, county.digits());
    }
}
