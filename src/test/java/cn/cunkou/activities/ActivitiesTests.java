package cn.cunkou.activities;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static cn.cunkou.papers.TestOffice.TOWN;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class ActivitiesTests {
    private static final String BUREAU = "县中小企业局";
    private static final String TOWN_HALL = "水寨镇人民政府";
    private static final LocalDate TODAY = TestOffice.TODAY;

    @Autowired Activities activities;

    @Autowired ActivityLists lists;

    @Autowired PublicActivities everybody;

    @Autowired Pictures pictures;

    @Autowired Measures measures;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired Registry registry;

    @Autowired TransactionTemplate transaction;

    private TestOffice office;
    private static int asked;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
    }

    @Test
    void aMeetingIsRegisteredWithWhoCameAndCounts() {
        var before = figure("activities.meetings", WUHUA, Map.of("kind", "coordination"));
        var meeting = registered(OFFICER, meeting(title(), "2019-10-08", "34"));
        assertThat(meeting.said().kind()).isEqualTo(ActivityKind.MEETING);
        assertThat(meeting.said().formWords()).isEqualTo("协调会议");
        assertThat(meeting.said().people()).isEqualTo(34);
        assertThat(meeting.said().cost()).isNull();
        assertThat(meeting.recorded().by()).isEqualTo(OFFICER.name());
        assertThat(figure("activities.meetings", WUHUA, Map.of("kind", "coordination")))
                .isEqualTo(before.add(BigDecimal.ONE));
    }

    @Test
    void whatWasWithdrawnCountsNoMoreAndWhatWasCorrectedCountsOnce() {
        var asked = Map.of("kind", "study-tour");
        var before = figure("activities.attendance", WUHUA, asked);
        var tour = registered(OFFICER, event("study-tour", title(), "2019-05-06", "20", null));
        var wrong = ActivityInput.of(tour);
        var better =
                office.as(
                        OFFICER,
                        () ->
                                activities.correct(
                                        tour.id(),
                                        event(
                                                "study-tour",
                                                wrong.title(),
                                                "2019-05-06",
                                                "25",
                                                null),
                                        "数错了"));
        assertThat(figure("activities.attendance", WUHUA, asked))
                .isEqualTo(before.add(BigDecimal.valueOf(25)));
        assertThat(better.history().corrects()).isEqualTo(tour.id());
        assertThat(office.as(OFFICER, () -> activities.get(tour.id())).state()).isEqualTo("已更正");
        office.as(OFFICER, () -> activities.withdraw(better.id(), "没有去成"));
        assertThat(figure("activities.attendance", WUHUA, asked)).isEqualTo(before);
        assertRefused(OFFICER, () -> activities.withdraw(better.id(), "再撤一次"), "不能再改");
    }

    @Test
    void wallAdvertisementsNeedPictureAndPositionAndStandUntilTheyAreGone() {
        var town = DivisionCode.of(SHUIZHAI);
        var before = figure("activities.wall-advertisements", town, Map.of());
        var wall = wall(title(), "115.763", null);
        assertRefused(TOWN, () -> activities.register(wall, null), "没有照片");
        assertRefused(
                TOWN,
                () -> activities.register(wall(title(), "23.9", null), picture()),
                "不是中国境内的经纬度");
        var stands = office.as(TOWN, () -> activities.register(wall, picture()));
        assertThat(office.as(TOWN, () -> pictures.of(stands.id()))).hasSize(1);
        assertThat(figure("activities.wall-advertisements", town, Map.of()))
                .isEqualTo(before.add(BigDecimal.ONE));
        var gone = wall(stands.said().title(), "115.763", "2019-06-30");
        var corrected = office.as(TOWN, () -> activities.correct(stands.id(), gone, "墙面已刷掉"));
        assertThat(figure("activities.wall-advertisements", town, Map.of())).isEqualTo(before);
        assertThat(office.as(TOWN, () -> pictures.of(corrected.id())))
                .as("pictures go along")
                .hasSize(1);
        var only = office.as(TOWN, () -> pictures.of(corrected.id()).getFirst().id());
        assertRefused(
                TOWN,
                () -> {
                    pictures.remove(activities.standing(corrected.id()), only);
                    return corrected;
                },
                "至少一张照片");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var input =
                new ActivityInput(
                        "441424",
                        BUREAU,
                        "event",
                        "party",
                        "",
                        "2019-13-01",
                        "2019-01-01",
                        "",
                        "许多",
                        "1,5",
                        "world",
                        "",
                        "农学",
                        "htp:/x",
                        null,
                        null,
                        "没有的文号",
                        "");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(OFFICER, () -> activities.register(input, null)))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactlyInAnyOrder(
                                        "form",
                                        "title",
                                        "day",
                                        "place",
                                        "people",
                                        "cost",
                                        "partnerKind",
                                        "paper"));
        assertRefused(
                OFFICER,
                () -> activities.register(meeting(title(), "2019-11-19", "3"), null),
                "晚于今天");
        assertRefused(
                OFFICER,
                () -> activities.register(meeting(title(), "2019-11-01", ""), null),
                "没有填参加人次");
    }

    @Test
    void theSameIsRegisteredOnce() {
        var meeting = meeting(title(), "2019-10-09", "10");
        registered(OFFICER, meeting);
        assertRefused(OFFICER, () -> activities.register(meeting, null), "已经登记过");
    }

    @Test
    void aTownWritesForItselfAndSeesNoOtherTown() {
        var bureau = registered(OFFICER, meeting(title(), "2019-10-10", "10"));
        assertRefused(TOWN, () -> activities.get(bureau.id()), "不在您的管理范围内");
        assertRefused(
                TOWN, () -> activities.register(meeting(title(), "2019-10-10", "9"), null), "管理范围");
        var reporter = office.reporter("县扶贫开发局");
        assertRefused(
                reporter,
                () -> activities.register(meeting(title(), "2019-10-10", "9"), null),
                "不能替县中小企业局登记");
        assertRefused(reporter, () -> activities.withdraw(bureau.id(), "不是我的"), "只能改本单位的");
    }

    @Test
    void everybodySeesFairsButNoMeetingsAndNoCosts() {
        var fair = registered(OFFICER, event("fair", title(), "2019-09-01", "300", null));
        var meeting = registered(OFFICER, meeting(title(), "2019-10-11", "12"));
        var visitor = Actor.visitor(Scope.of("441424"));
        assertThat(office.as(visitor, () -> everybody.find(fair.id()))).isPresent();
        assertThat(office.as(visitor, () -> everybody.find(meeting.id()))).isEmpty();
    }

    @Test
    void matchmakingsAreCountedByWhomGoodsWereOfferedTo() {
        var asked = Map.of("kind", "matchmaking", "counterpart", "school");
        var before = figure("activities.events", WUHUA, asked);
        registered(OFFICER, event("matchmaking", title(), "2019-08-01", "40", "农校"));
        registered(OFFICER, event("matchmaking", title(), "2019-08-02", "40", "农超"));
        assertThat(figure("activities.events", WUHUA, asked)).isEqualTo(before.add(BigDecimal.ONE));
    }

    private Activity registered(Actor actor, ActivityInput input) {
        return office.as(actor, () -> activities.register(input, null));
    }

    private void assertRefused(Actor actor, Supplier<Activity> act, String words) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(actor, act))
                .satisfies(problem ->
                        assertThat(problem.getMessage() + problem.faults()).contains(words));
    }

    private BigDecimal figure(String measure, DivisionCode place, Map<String, String> where) {
        // Another question each time, so that no remembered answer is given.
        var day = TODAY.minusDays(asked++);
        var question = Question.of(measure, place.digits()).between(null, day);
        for (var narrowed : where.entrySet()) {
            question = question.where(narrowed.getKey(), narrowed.getValue());
        }
        var asking = question;
        var value = office.as(OFFICER, () -> measures.evaluate(asking)).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static String title() {
        return "测试" + UUID.randomUUID();
    }

    private static ActivityInput meeting(String title, String day, String people) {
        return new ActivityInput(
                "441424", BUREAU, "meeting", "协调会议", title, day, "", "县政府", people, "", null, null,
                null, null, null, null, "", "");
    }

    private static ActivityInput event(
            String form,
            @Nullable String title,
            String day,
            String people,
            @Nullable String counterpart) {
        return new ActivityInput(
                "441424",
                BUREAU,
                "event",
                form,
                title,
                day,
                "",
                "县城广场",
                people,
                "1200.50",
                null,
                null,
                counterpart,
                null,
                null,
                null,
                "",
                "");
    }

    private static ActivityInput wall(String title, String longitude, @Nullable String until) {
        return new ActivityInput(
                SHUIZHAI,
                TOWN_HALL,
                "wall-advertisement",
                null,
                title,
                "2019-03-01",
                until,
                "国道旁",
                null,
                null,
                null,
                null,
                null,
                null,
                longitude,
                "23.921",
                null,
                null);
    }

    private static Activities.Upload picture() {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Activities.Upload("墙面.png", new ByteArrayInputStream(bytes.toByteArray()));
    }
}
