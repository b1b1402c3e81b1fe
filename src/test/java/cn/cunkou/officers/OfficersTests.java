package cn.cunkou.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Duty;
import cn.cunkou.registry.Posts;
import cn.cunkou.registry.Registry;
import cn.cunkou.registry.Seat;
import cn.cunkou.registry.Tenure;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import cn.cunkou.values.PhoneNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test has towns and villages of its own, because answers are remembered for a moment. */
@CunkouTest
class OfficersTests {
    private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    private static final DivisionCode COUNTY = DivisionCode.of("441424");
    private static final DivisionCode VILLAGE = DivisionCode.of("441424103203");
    private static final Question APPOINTED = Question.of("officers.appointed", "441424");
    private static final Question REPORTS = Question.of("officers.reports", "441424");
    private static final Actor OFFICER = person("李某某", "bureau-officer", "441424");
    private static final Actor INFORMER = person("曾某某", "information-officer", "441424103203");

    @Autowired Posts posts;

    @Autowired Registry registry;

    @Autowired Appointments appointments;

    @Autowired Reports reports;

    @Autowired ReportLists lists;

    @Autowired ReportKinds kinds;

    @Autowired Measures measures;

    @Autowired Counties counties;

    @Autowired Divisions divisions;

    @Autowired Plans plans;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void aCountyIsServed() {
        as(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activateDemo(COUNTY, TODAY);
                    return counties.find(COUNTY);
                });
    }

    @Test
    void aSuccessorEndsTheTermAndACorrectionMovesTheEnd() {
        var seat = Seat.of(Duty.INFORMATION_OFFICER, town(3), null);
        appoint(seat, "张某某", "2019-01-01", null);
        var second = appoint(seat, "王某某", "2019-06-01", null);
        assertThat(inPost(seat, "2019-05-31")).containsExactly("张某某");
        assertThat(inPost(seat, "2019-06-01")).containsExactly("王某某");

        as(OFFICER, () -> posts.correct(second, tenure("王某某", "2019-07-01", null), "日期写错"));
        assertThat(inPost(seat, "2019-06-30")).containsExactly("张某某");
        assertThat(inPost(seat, "2019-07-01")).containsExactly("王某某");
        assertThat(count(APPOINTED.in(town(3).digits()).where("level", "town"))).isEqualTo("1");
        var held = as(OFFICER, () -> appointments.ofPost(post(seat)));
        assertThat(held)
                .extracting(one -> one.tenure().person() + one.state(TODAY))
                .containsExactlyInAnyOrder("王某某在任", "王某某已更正", "张某某已离任");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> appoint(seat, "古某某", "2019-03-01", null));
        appoint(seat, "古某某", "2018-03-01", "2018-12-31");
        assertThat(inPost(seat, "2018-12-31")).containsExactly("古某某");
    }

    @Test
    void peopleAreCountedByDutyAndLevelOnTheirDays() {
        var bureau = body(COUNTY, "县商务局");
        var town = town(4);
        var village = village(town);
        var here = APPOINTED.in(town.digits());
        var government = body(town, "某镇人民政府");
        appoint(Seat.of(Duty.LEADER, COUNTY, bureau), "陈某某", "2019-02-01", null);
        appoint(Seat.of(Duty.CONTACT, town, government), "刘某某", "2019-02-01", "2019-09-30");
        appoint(Seat.of(Duty.LEADER, town, government), "黄某某", "2019-02-01", null);
        appoint(Seat.of(Duty.INFORMATION_OFFICER, town, null), "张某某", "2019-03-01", null);
        appoint(Seat.of(Duty.INFORMATION_OFFICER, village, null), "曾某某", "2019-03-01", null);
        for (var member : List.of("钟某某", "温某某")) {
            appoint(Seat.of(Duty.GROUP_MEMBER, town, government), member, "2019-02-01", null);
        }
        var leaders = APPOINTED.where("duty", "leader");
        assertThat(count(leaders)).isEqualTo("2");
        assertThat(count(leaders.where("level", "county"))).isEqualTo("1");
        assertThat(count(leaders.in(town.digits()))).isEqualTo("1");
        assertThat(count(here.where("duty", "contact"))).isEqualTo("0");
        assertThat(count(here.where("duty", "contact").asOf(LocalDate.of(2019, 9, 30))))
                .isEqualTo("1");
        assertThat(count(here.where("duty", "group-member"))).isEqualTo("2");
        var officers = here.where("duty", "information-officer");
        assertThat(count(officers.where("level", "village"))).isEqualTo("1");
        assertThat(count(officers.asOf(LocalDate.of(2019, 2, 28)))).isEqualTo("0");
        var towns = APPOINTED.where("duty", "information-officer");
        assertThat(as(OFFICER, () -> measures.byDivision(towns)))
                .filteredOn(part -> part.key().equals(town.digits()))
                .singleElement()
                .extracting(part -> part.figure().value())
                .isEqualTo(BigDecimal.TWO);
    }

    @Test
    void thePublicSeesHowManyAndNobodysName() {
        var village = village(town(5));
        var here = APPOINTED.in(village.digits());
        appoint(Seat.of(Duty.INFORMATION_OFFICER, village, null), "曾某某", "2019-03-01", null);
        var visitor = Actor.visitor(Scope.of("00"));
        assertThat(as(visitor, () -> measures.evaluate(here)).value()).isEqualByComparingTo("1");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> as(visitor, () -> measures.evidence(here, new Paged.Request(1, 9))));
        var row =
                as(OFFICER, () -> measures.evidence(here, new Paged.Request(1, 9)))
                        .rows()
                        .rows()
                        .getFirst();
        assertThat(row.cells()).contains("曾**").doesNotContain("曾某某");
        assertThat(row.link()).isEqualTo("/console/officers/" + row.subject());
        assertThat(
                        as(
                                visitor,
                                () ->
                                        jdbc.sql("select count(*) from registry.post_holder")
                                                .query(Long.class)
                                                .single()))
                .isZero();
    }

    @Test
    void aTitleThatIsADutyIsThatDuty() {
        var bureau = body(COUNTY, "县供销社");
        as(OFFICER, () -> posts.appoint(bureau, "联络员", "魏某某", null, LocalDate.of(2019, 1, 1), ""));
        assertThat(count(APPOINTED.where("duty", "contact"))).isEqualTo("1");
        appoint(Seat.of(Duty.CONTACT, COUNTY, bureau), "温某某", "2019-08-01", null);
        assertThat(count(APPOINTED.where("duty", "contact"))).isEqualTo("1");
    }

    @Test
    void whoWritesForOneBodyNamesNobodyElsewhere() {
        var own = body(COUNTY, "县供销社");
        var other = body(COUNTY, "县商务局");
        var reporter =
                new Actor(
                        Actor.Kind.PERSON,
                        "reporter",
                        "温某某",
                        Set.of("body-reporter"),
                        Scope.of("441424"),
                        Set.of(own.toString()));
        as(
                reporter,
                () ->
                        posts.appoint(
                                Seat.of(Duty.GROUP_MEMBER, COUNTY, own),
                                tenure("温某某", "2019-01-01", null)));
        for (var seat :
                List.of(
                        Seat.of(Duty.GROUP_MEMBER, COUNTY, other),
                        Seat.of(Duty.INFORMATION_OFFICER, town(6), null))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() ->
                            as(
                                    reporter,
                                    () -> posts.appoint(seat, tenure("温某某", "2019-01-01", null))))
                    .withMessageContaining("本单位");
        }
        var post =
                as(
                        OFFICER,
                        () -> post(appointed(Seat.of(Duty.GROUP_MEMBER, COUNTY, other), "陈某某")));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        as(
                                reporter,
                                () ->
                                        jdbc.sql(
                                                        """
                                                        insert into registry.post_holder (post, division, person, from_day)
                                                        values (:post, '441424', '冒名', '2019-02-01')
                                                        """)
                                                .param("post", post)
                                                .update()));
    }

    @Test
    void aReportCountsOnceHoweverOftenItIsCorrected() {
        var village = village(town(7));
        var informer = person("曾某某", "information-officer", village.digits());
        var first = as(informer, () -> reports.report(input(village, "supply", "红薯三百斤"), null));
        var second =
                as(informer, () -> reports.correct(first, input(village, "supply", "红薯四百斤"), null));
        var here = REPORTS.in(village.digits());
        assertThat(count(here.where("kind", "supply"))).isEqualTo("1");
        assertThat(count(here.where("level", "village"))).isEqualTo("1");
        assertThat(as(OFFICER, () -> lists.lineage(reports.get(second))))
                .extracting(report -> report.said().text())
                .containsExactly("红薯四百斤", "红薯三百斤");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(
                                informer,
                                () -> reports.correct(first, input(village, "price", "晚了"), null)));
    }

    @Test
    void onlyTodaysOwnReportsAreCorrectedAndNoneThatIsDealtWith() {
        var handled = as(INFORMER, () -> reports.report(input("demand", "要纸箱"), null));
        as(OFFICER, () -> done(() -> reports.follow(handled, Report.Step.READ, "")));
        as(OFFICER, () -> done(() -> reports.follow(handled, Report.Step.HANDLED, "已联系")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(INFORMER, () -> reports.correct(handled, input("demand", "又要"), null)))
                .withMessageContaining("已处理");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(
                                OFFICER,
                                () -> done(() -> reports.follow(handled, Report.Step.READ, ""))));
        var yesterdays = as(INFORMER, () -> recorded("2019-11-17T10:00:00+08:00"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(INFORMER, () -> reports.correct(yesterdays, input("price", "改"), null)))
                .withMessageContaining("当天");
        var open = as(INFORMER, () -> reports.report(input("price", "没人看过"), null));
        var neighbour = person("古某某", "information-officer", "441424103203");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        as(neighbour, () -> reports.correct(open, input("price", "别人的"), null)));
        var elsewhere = person("古某某", "information-officer", "441424100");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as(elsewhere, () -> reports.get(open)));
    }

    @Test
    void everythingWrongWithAReportIsSaidAtOnce() {
        var wrong = new ReportInput("gossip", "2019-11-19", "441424103203", " ", "三百", null);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as(INFORMER, () -> reports.report(wrong, null)))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactlyInAnyOrder("kind", "day", "text", "quantity"));
        var elsewhere = new ReportInput("price", "2019-11-18", "441424100", "别镇的事", "", "");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> as(INFORMER, () -> reports.report(elsewhere, null)))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .extracting(Problem.Fault::field)
                                .contains("division"));
    }

    @Test
    void whoWasInPostAndReportedNothingIsNamed() {
        var silent = town(9);
        appoint(Seat.of(Duty.INFORMATION_OFFICER, VILLAGE, null), "曾某某", "2019-03-01", null);
        appoint(
                Seat.of(Duty.INFORMATION_OFFICER, town(8), null),
                "张某某",
                "2019-03-01",
                "2019-10-31");
        appoint(Seat.of(Duty.INFORMATION_OFFICER, silent, null), "钟某某", "2019-11-10", null);
        as(INFORMER, () -> reports.report(input("activity", "网上试卖"), null));
        var november = Period.month(YearMonth.of(2019, 11));
        assertThat(as(OFFICER, () -> appointments.silent(COUNTY, november)))
                .filteredOn(one -> List.of(VILLAGE, town(8), silent).contains(one.division()))
                .extracting(one -> one.tenure().person())
                .containsExactly("钟某某");
    }

    @Test
    void thePlansCatalogueNamesTheKinds() throws IOException {
        assertThat(as(OFFICER, () -> kinds.of(COUNTY)))
                .extracting(kind -> kind.value())
                .contains("price", "other");
        var plan = Files.readString(Path.of("plans", "wuhua-2018.yaml"));
        var own =
                plan.replace(
                        "\ncatalogues:\n",
                        """

                        catalogues:
                          - {id: officer-reports, label: 信息员报什么, entries: [{id: harvest, label: 采收进度}], cite: [八（一）]}
                        """);
        as(
                Actor.system("测试", Scope.everywhere()),
                () -> plans.adopt(own.getBytes(StandardCharsets.UTF_8)));
        assertThat(as(OFFICER, () -> kinds.of(COUNTY)))
                .extracting(kind -> kind.label())
                .containsExactly("采收进度");
        assertThat(as(OFFICER, () -> kinds.labels(COUNTY).apply("price"))).isEqualTo("价格行情");
        as(
                Actor.system("测试", Scope.everywhere()),
                () -> plans.adopt(plan.getBytes(StandardCharsets.UTF_8)));
    }

    private DivisionCode town(int number) {
        return as(OFFICER, () -> divisions.children(COUNTY, TODAY).get(number).code());
    }

    private DivisionCode village(DivisionCode town) {
        return as(OFFICER, () -> divisions.villages(town, Divisions.Base.ALL_COMMITTEES, TODAY))
                .getFirst()
                .code();
    }

    private static ReportInput input(String kind, String text) {
        return input(VILLAGE, kind, text);
    }

    private static ReportInput input(DivisionCode about, String kind, String text) {
        return new ReportInput(kind, "2019-11-18", about.digits(), text, "300", "斤");
    }

    private UUID recorded(String at) {
        return jdbc.sql(
                        """
                        insert into officers.report (division, day, kind, said, officer_of, reporter, recorded_at, recorded_by)
                        values (:village, '2019-11-17', 'price', '昨天报的', :village, :reporter, :at, '曾某某') returning id
                        """)
                .param("village", VILLAGE.digits())
                .param("reporter", INFORMER.id())
                .param("at", OffsetDateTime.parse(at))
                .query(UUID.class)
                .single();
    }

    private UUID body(DivisionCode division, String name) {
        return as(OFFICER, () -> registry.ensureBody(division, name, ""));
    }

    private UUID appoint(Seat seat, String person, String from, @Nullable String last) {
        return as(OFFICER, () -> posts.appoint(seat, tenure(person, from, last)));
    }

    private Seat appointed(Seat seat, String person) {
        posts.appoint(seat, tenure(person, "2019-01-01", null));
        return seat;
    }

    private static Tenure tenure(String person, String from, @Nullable String last) {
        return new Tenure(
                person,
                "",
                PhoneNumber.parse("13812346120"),
                LocalDate.parse(from),
                last == null ? null : LocalDate.parse(last),
                "");
    }

    private UUID post(Seat seat) {
        return jdbc.sql(
                        """
                        select id from registry.post
                         where division = :division and title = :title and body is not distinct from cast(:body as uuid)
                        """)
                .param("division", seat.division().digits())
                .param("title", seat.title())
                .param("body", seat.body())
                .query(UUID.class)
                .single();
    }

    private List<String> inPost(Seat seat, String day) {
        return as(OFFICER, () -> appointments.ofPost(post(seat))).stream()
                .filter(one -> one.state(LocalDate.parse(day)).equals("在任"))
                .map(one -> one.tenure().person())
                .toList();
    }

    private String count(Question question) {
        return Objects.requireNonNull(as(OFFICER, () -> measures.evaluate(question)).value())
                .toPlainString();
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static Actor person(String name, String role, String division) {
        return new Actor(
                Actor.Kind.PERSON, name + division, name, Set.of(role), Scope.of(division));
    }

    private <T> T as(Actor actor, Supplier<T> act) {
        return Actor.as(
                actor, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
