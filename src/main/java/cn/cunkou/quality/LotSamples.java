package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** LotSamples that were taken of lots. */
@Service
public class LotSamples {
    private static final String SELECT =
            """
            select sample.id, sample.division, sample.lot, lot.number as lot_number, product.id as product,
                   product.name as product_name, product.kind, party.public_name as producer, sample.lab, body.name as lab_name,
                   sample.number, sample.purpose, sample.taken_on, sample.place, sample.taker, sample.amount, sample.seal,
                   coalesce(sample.product_group, product.kind) as product_group,
                   case when report.id is not null then case when report.passed then 'passed' else 'failed' end
                        when prepared.id is not null then 'prepared' else 'waiting' end as state,
                   recall.id as recall
              from quality.sample
              join traceability.lot on lot.id = sample.lot
              join traceability.product on product.id = lot.product
              join registry.party on party.id = product.producer
              join quality.lab on lab.id = sample.lab
              join registry.body on body.id = lab.body
              left join quality.report on report.sample = sample.id and report.signed_at is not null
                                      and report.superseded_at is null
              left join quality.report as prepared on prepared.sample = sample.id and prepared.signed_at is null
                                                  and prepared.discarded_at is null
              left join lateral (select recall.id
                                   from quality.recall
                                   join quality.report as cause on cause.id = recall.report
                                  where cause.sample = sample.id order by recall.opened_at desc limit 1) as recall on true
            """;

    private final JdbcClient jdbc;
    private final Lots lots;
    private final Labs labs;
    private final Limits limits;
    private final Products products;
    private final Counties counties;
    private final Audit audit;

    LotSamples(
            JdbcClient jdbc,
            Lots lots,
            Labs labs,
            Limits limits,
            Products products,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.lots = lots;
        this.labs = labs;
        this.limits = limits;
        this.products = products;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A sample.
     *
     * @param division where its lot grew or was made
     * @param kind the product's, as its producer calls it
     * @param taker the office of whoever took it
     * @param amount how much, with its unit
     * @param seal number of the seal on it
     * @param productGroup the group of products whose limits hold
     * @param state waiting, prepared (a report waits for a signature), passed or failed
     * @param recall of its lot, because of it
     */
    public record Sample(
            UUID id,
            String division,
            UUID lot,
            String lotNumber,
            UUID product,
            String productName,
            String kind,
            String producer,
            UUID lab,
            String labName,
            String number,
            String purpose,
            LocalDate takenOn,
            String place,
            String taker,
            String amount,
            String seal,
            String productGroup,
            String state,
            @Nullable UUID recall) {
        public String purposeWords() {
            return word(PURPOSES, purpose);
        }

        public String stateWords() {
            return word(STATES, state);
        }
    }

    /** What samples are taken for: the word in the database, and the one of the page. */
    static final List<List<String>> PURPOSES =
            List.of(
                    List.of("monitoring", "例行监测"),
                    List.of("supervision", "监督抽查"),
                    List.of("commissioned", "委托检测"));

    /** How far a sample is. */
    static final List<List<String>> STATES =
            List.of(
                    List.of("waiting", "等报告"),
                    List.of("prepared", "报告待签发"),
                    List.of("passed", "合格"),
                    List.of("failed", "不合格"));

    static String word(List<List<String>> words, String id) {
        return words.stream()
                .filter(one -> one.getFirst().equals(id))
                .map(List::getLast)
                .findFirst()
                .orElse(id);
    }

    /**
     * A sample as it was filled in.
     *
     * @param group of products whose limits hold; empty for the kind of its product
     * @param items that it must be tested for, with 、 between them; empty for all of the group
     */
    public record SampleInput(
            @Nullable String lot,
            @Nullable String lab,
            @Nullable String number,
            @Nullable String purpose,
            @Nullable String takenOn,
            @Nullable String place,
            @Nullable String taker,
            @Nullable String amount,
            @Nullable String seal,
            @Nullable String group,
            @Nullable String items) {}

    /**
     * Which samples a list shows; what is empty filters nothing out.
     *
     * @param state as in {@link Sample}
     * @param kind of product
     * @param text parts of number, product, producer, lot or laboratory
     */
    public record Filter(
            String state,
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String text) {}

    /** LotSamples of lots of a county, the latest first. */
    @Transactional(readOnly = true)
    public Paged<Sample> list(DivisionCode county, Filter filter, Paged.Request page) {
        var matching =
                """
                 where division like :within
                   and (:state = '' or state = :state) and (:kind = '' or kind = :kind)
                   and (cast(:from as date) is null or taken_on >= :from) and (cast(:to as date) is null or taken_on <= :to)
                   and not exists (select from unnest(cast(:words as text[])) as word
                                    where position(lower(word) in lower(concat_ws(' ', number, product_name, producer, lot_number,
                                                                                  lab_name))) = 0)
                """;
        var all = "with sampled as (" + SELECT + ") select %s from sampled" + matching;
        var rows =
                asked(
                                all.formatted("*")
                                        + " order by taken_on desc, number desc limit :size offset :offset",
                                county,
                                filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Sample.class))
                        .list();
        var total = asked(all.formatted("count(*)"), county, filter).query(Long.class).single();
        return page.of(rows, total);
    }

    private JdbcClient.StatementSpec asked(String sql, DivisionCode county, Filter filter) {
        return jdbc.sql(sql)
                .param("within", county.pattern())
                .param("state", filter.state())
                .param("kind", filter.kind())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("words", SearchWords.of(filter.text()));
    }

    /** Kinds of products of which samples were taken. */
    @Transactional(readOnly = true)
    public List<String> kinds(DivisionCode county) {
        return jdbc.sql(
                        """
                        select distinct product.kind
                          from quality.sample
                          join traceability.lot on lot.id = sample.lot
                          join traceability.product on product.id = lot.product
                         where sample.division like :within order by 1
                        """)
                .param("within", county.pattern())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** How many samples of whoever acts are in a state. */
    @Transactional(readOnly = true)
    public long count(String state) {
        return jdbc.sql(
                        "with sampled as ("
                                + SELECT
                                + ") select count(*) from sampled where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** LotSamples of a lot that failed and whose lot nobody called back yet. */
    @Transactional(readOnly = true)
    public long uncalled() {
        return jdbc.sql(
                        "with sampled as ("
                                + SELECT
                                + ") select count(*) from sampled where state = 'failed' and recall is null")
                .query(Long.class)
                .single();
    }

    /**
     * The sample of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Sample get(UUID id) {
        return jdbc.sql(SELECT + " where sample.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Sample.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这个样品"));
    }

    /** LotSamples of a lot, the earliest first. */
    @Transactional(readOnly = true)
    public List<Sample> of(UUID lot) {
        return jdbc.sql(SELECT + " where sample.lot = :lot order by sample.taken_on, sample.number")
                .param("lot", lot)
                .query(new DataClassRowMapper<>(Sample.class))
                .list();
    }

    /**
     * Registers a sample of a lot.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID add(DivisionCode county, SampleInput input) {
        var faults = new Faults();
        var lot = lot(county, input.lot(), faults);
        var number = faults.required("number", "抽样单号", input.number(), 40);
        var place = faults.required("place", "抽样地点", input.place(), 80);
        var taker = faults.required("taker", "抽样单位", input.taker(), 60);
        var amount = faults.required("amount", "抽了多少", input.amount(), 40);
        var seal = faults.required("seal", "封条号", input.seal(), 40);
        var purpose = Objects.requireNonNullElse(Faults.given(input.purpose()), "");
        if (PURPOSES.stream().noneMatch(one -> one.getFirst().equals(purpose))) {
            faults.add("purpose", "没有选为什么抽", "选例行监测、监督抽查或委托检测");
        }
        var day = day(lot, input.takenOn(), counties.today(county), faults);
        var lab = lab(county, input.lab(), day, faults);
        var tested = tested(county, lot, input, faults);
        Refusal.unlessSound(faults, "没有登记");
        Objects.requireNonNull(lot);
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into quality.sample (division, lot, lab, number, purpose, taken_on, place, taker, amount,
                                                                seal, product_group, items, recorded_at, recorded_by)
                                    values (:division, :lot, :lab, :number, :purpose, :day, :place, :taker, :amount, :seal, :group,
                                            :items, :now, :by) returning id
                                    """)
                            .param("division", lot.division())
                            .param("lot", lot.id())
                            .param("lab", Objects.requireNonNull(lab).id())
                            .param("number", number)
                            .param("purpose", purpose)
                            .param("day", day)
                            .param("place", place)
                            .param("taker", taker)
                            .param("amount", amount)
                            .param("seal", seal)
                            .param("group", tested.group())
                            .param("items", tested.items().toArray(String[]::new))
                            .param("now", Moment.of(counties, county))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record("登记样品", subject(get(id)), null, input, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw Refusal.because("没有登记", "number", "这个抽样单号已经登记过", "核对单号，或在列表里找到它");
        }
    }

    /** What a sample is held against. */
    private record Tested(String group, List<String> items) {}

    private Tested tested(
            DivisionCode county, @Nullable Lot lot, SampleInput input, Faults faults) {
        var all = limits.of(county);
        var kind = lot == null ? "" : products.get(lot.product()).kind();
        var asked = Faults.given(input.group());
        var group = asked == null ? kind : asked;
        if (lot != null && !group.equals(kind) && !Limits.of(all, kind).isEmpty()) {
            faults.add("group", "产品登记的品类是%s，不能照%s的限量判".formatted(kind, group), "选" + kind);
        } else if (lot != null && Limits.of(all, group).isEmpty()) {
            faults.add("group", "%s没有登记限量".formatted(group), "选照哪一类的限量判，或先登记它的限量");
        }
        var known = Limits.of(all, group).stream().map(Limit::item).toList();
        var typed = Faults.given(input.items());
        if (typed == null) {
            return new Tested(group, known);
        }
        var items = Stream.of(typed.split("[、，,；;\\n]")).map(String::strip).distinct().toList();
        items = items.stream().filter(item -> !item.isEmpty()).toList();
        items.stream()
                .filter(item -> !known.isEmpty() && !known.contains(item))
                .forEach(item ->
                        faults.add(
                                "items",
                                "%s没有“%s”的限量".formatted(group, item),
                                "从这些里选：" + String.join("、", known)));
        if (items.isEmpty()) {
            faults.add("items", "没有写项目", "写项目，或留空");
        }
        return new Tested(group, items);
    }

    /** What a sample must be tested for; empty for all that its group has limits for. */
    @Transactional(readOnly = true)
    public List<String> items(UUID sample) {
        return jdbc.sql("select unnest(items) from quality.sample where id = :id")
                .param("id", sample)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private @Nullable Lot lot(DivisionCode county, @Nullable String typed, Faults faults) {
        var id = Ids.read(typed);
        if (id != null) {
            var lot = lots.get(id);
            if (county.contains(DivisionCode.of(lot.division()))) {
                return lot;
            }
        }
        faults.add("lot", "没有选批次", "从列表里选一个批次，还没有就先到产品溯源里登记");
        return null;
    }

    private static @Nullable LocalDate day(
            @Nullable Lot lot, @Nullable String typed, LocalDate today, Faults faults) {
        var before = faults.found().size();
        var day = FormDay.read(faults, "takenOn", typed);
        if (day == null) {
            if (faults.found().size() == before) {
                faults.add("takenOn", "没有填抽样日期", "照抽样单填");
            }
        } else if (day.isAfter(today)) {
            faults.add("takenOn", "晚于今天", "填已经抽样的日期");
        } else if (lot != null && day.isBefore(lot.madeOn().minusDays(30))) {
            faults.add("takenOn", "比采收或生产早一个多月", "核对日期和批次");
        }
        return day;
    }

    private Labs.@Nullable Lab lab(
            DivisionCode county, @Nullable String typed, @Nullable LocalDate day, Faults faults) {
        var lab =
                labs.of(county).stream()
                        .filter(one -> one.id().toString().equals(typed))
                        .findFirst()
                        .orElse(null);
        if (lab == null) {
            faults.add("lab", "没有选检测机构", "从列表里选，还没有就先登记");
        } else if (day != null && !lab.isQualified(day)) {
            faults.add(
                    "lab",
                    "资质有效期是%s至%s".formatted(lab.validFrom(), lab.validTo()),
                    "换一家机构，或先登记它的新证书");
        }
        return lab;
    }

    static Audit.Subject subject(Sample sample) {
        return new Audit.Subject(
                "sample",
                sample.id().toString(),
                sample.number() + " " + sample.productName(),
                sample.division());
    }
}
