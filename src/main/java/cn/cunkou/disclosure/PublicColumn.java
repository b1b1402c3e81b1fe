package cn.cunkou.disclosure;

import cn.cunkou.measures.FigurePages;
import cn.cunkou.measures.FigureWords;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Publicity;
import cn.cunkou.measures.Question;
import cn.cunkou.papers.PublicPapers;
import cn.cunkou.papers.PublicPapers.PublicPaper;
import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.PublicRecords;
import cn.cunkou.plan.Rhythm;
import cn.cunkou.plan.Shows;
import cn.cunkou.plan.Target;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The column (专栏) of a county: the classes that its plan wants shown in public, each made of
 * records that exist already.
 */
@Service
public class PublicColumn {
    /** The plan's lists of what has to be public: by class, and of every project. */
    static final List<String> CATALOGUES = List.of("disclosure", "project-publicity");

    private static final int MOST_PAPERS = 500;

    private final Plans plans;
    private final PublicPapers papers;
    private final Measures measures;
    private final List<PublicRecords> registers;
    private final Counties counties;

    PublicColumn(
            Plans plans,
            PublicPapers papers,
            Measures measures,
            List<PublicRecords> registers,
            Counties counties) {
        this.plans = plans;
        this.papers = papers;
        this.measures = measures;
        this.registers = registers;
        this.counties = counties;
    }

    /** All classes in the order of the plan; none where it names none. */
    public List<Section> of(DivisionCode county) {
        return plans.current(county).map(edition -> sections(edition.plan())).orElse(List.of());
    }

    /**
     * One class.
     *
     * @param id {@code catalogue/entry}
     */
    public Optional<Section> find(DivisionCode county, String id) {
        return plans.current(county)
                .flatMap(edition ->
                        entries(edition.plan())
                                .filter(one -> one.id().equals(id))
                                .findFirst()
                                .map(one -> section(edition.plan(), one)));
    }

    private record Named(String catalogue, Catalogue.Entry entry) {
        String id() {
            return catalogue + "/" + entry.id();
        }
    }

    private static Stream<Named> entries(Plan plan) {
        return CATALOGUES.stream()
                .flatMap(id ->
                        plan.catalogues().stream()
                                .filter(catalogue -> catalogue.id().equals(id))
                                .flatMap(catalogue ->
                                        catalogue.entries().stream()
                                                .map(entry -> new Named(id, entry))));
    }

    private List<Section> sections(Plan plan) {
        return entries(plan).map(one -> section(plan, one)).toList();
    }

    private Section section(Plan plan, Named one) {
        var shows = one.entry().shows();
        var records = new ArrayList<PublicRecord>();
        registers.stream()
                .filter(register -> shows.records().contains(register.word()))
                .forEach(register -> records.addAll(register.of(plan.division())));
        records.addAll(papers(plan, shows));
        shows.measures().stream()
                .flatMap(measure -> figure(measure, plan.division()).stream())
                .forEach(records::add);
        records.sort(Comparator.comparing(PublicRecord::day).reversed());
        return new Section(
                one.catalogue(),
                one.entry(),
                records,
                renewBefore(plan, shows, counties.today(plan.division())));
    }

    private List<PublicRecord> papers(Plan plan, Shows shows) {
        var items =
                plan.items().stream()
                        .map(Item::id)
                        .filter(item -> shows.holdsItem(plan, item))
                        .map(item -> plan.id() + "/" + item)
                        .toList();
        return shows.papers().isEmpty() && items.isEmpty()
                ? List.of()
                : papers.shown(plan.division(), shows.papers(), items, MOST_PAPERS).stream()
                        .map(PublicColumn::record)
                        .toList();
    }

    private static PublicRecord record(PublicPaper paper) {
        var values = new LinkedHashMap<String, String>();
        values.put("单位", paper.issuer());
        if (paper.number() != null) {
            values.put("文号", paper.number());
        }
        values.put("种类", paper.kind().label());
        values.put("日期", paper.day().toString());
        if (paper.covers() != null) {
            values.put("所报告的时段", paper.covers().from() + "至" + paper.covers().to());
        }
        return new PublicRecord(
                paper.title(),
                paper.day(),
                "/papers/" + paper.id(),
                paper.number() == null ? paper.issuer() : paper.issuer() + " " + paper.number(),
                values);
    }

    private Optional<PublicRecord> figure(String id, DivisionCode county) {
        return measures.findIn(county, id)
                .filter(measure -> measure.publicity() != Publicity.NONE)
                .map(measure -> {
                    var question = Question.of(id, county.digits());
                    var figure = measures.evaluate(question);
                    var words =
                            figure.reason() == null ? FigureWords.words(figure) : figure.reason();
                    var values = new LinkedHashMap<String, String>();
                    values.put("数值", words);
                    values.put("截至", figure.asOf().toString());
                    return new PublicRecord(
                            measure.title(),
                            figure.asOf(),
                            FigurePages.href(question),
                            words,
                            values);
                });
    }

    /** The plan's rhythm is that of the duties whose papers belong here. */
    private static @Nullable LocalDate renewBefore(Plan plan, Shows shows, LocalDate today) {
        return shows.items().stream()
                .flatMap(item -> plan.item(item).stream())
                .flatMap(item ->
                        item instanceof Target target && target.rhythm() != null
                                ? Stream.of(target.rhythm())
                                : Stream.<Rhythm>empty())
                .map(rhythm ->
                        rhythm.unit() == Rhythm.Unit.MONTH
                                ? today.minusMonths(1)
                                : today.minusYears(1))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
