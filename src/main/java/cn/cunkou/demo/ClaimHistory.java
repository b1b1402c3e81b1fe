package cn.cunkou.demo;

import cn.cunkou.disclosure.DisclosurePast;
import cn.cunkou.funds.claims.ClaimCourses;
import cn.cunkou.funds.claims.ClaimCourses.Course;
import cn.cunkou.funds.claims.ClaimCourses.Hands;
import cn.cunkou.funds.claims.ClaimCourses.Paper;
import cn.cunkou.funds.claims.ClaimCourses.Told;
import cn.cunkou.funds.claims.PastClaims;
import cn.cunkou.funds.claims.PastClaims.Begun;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applications as they might stand: of the reward that the county decided about some on every part
 * of their way, of the others what firms have begun.
 */
@Component
class ClaimHistory {
    private static final String BANK = "农村商业银行（演示）";
    private static final Hands HANDS = new Hands("承办单位（演示）", List.of("牵头单位（演示）", "财政（演示）"));

    /** What is told of each, with how many days ago it was begun; the first is paid later. */
    private static final List<Way> WAYS =
            List.of(
                    new Way(Course.PAYABLE, 45, null),
                    new Way(Course.PUBLICITY, 11, null),
                    new Way(Course.PUBLICITY, 10, null),
                    new Way(Course.RETURNED, 9, "凭证照片看不清，重新拍一张（演示）"),
                    new Way(Course.REVIEW, 3, null),
                    new Way(Course.DRAFT, 1, null));

    private static final int OBJECTED = 2;

    private final PastClaims past;
    private final ClaimCourses courses;
    private final DecisionHistory decisions;
    private final DisclosurePast disclosure;
    private final Registry registry;
    private final StationLists stations;

    ClaimHistory(
            PastClaims past,
            ClaimCourses courses,
            DecisionHistory decisions,
            DisclosurePast disclosure,
            Registry registry,
            StationLists stations) {
        this.past = past;
        this.courses = courses;
        this.decisions = decisions;
        this.disclosure = disclosure;
        this.registry = registry;
        this.stations = stations;
    }

    private record Way(Course course, int daysAgo, @Nullable String note) {}

    /**
     * @param keepers where the demonstration's keeper works, who may still ask for everything
     */
    void load(Plan plan, LocalDate today, DivisionCode keepers) {
        var decided = decisions.decide(plan).orElse(null);
        begin(plan, decided == null ? null : decided.id());
        if (decided != null) {
            tell(plan, decided, today, keepers);
        }
    }

    private void begin(Plan plan, @Nullable String without) {
        var firms = registry.parties(plan.division(), Party.Kind.ENTERPRISE, "", 2);
        if (firms.isEmpty()) {
            return;
        }
        var first = firms.getFirst().id();
        var last = firms.getLast().id();
        past.begin(
                plan.id(),
                List.of(
                        new Begun(first, BANK, "6200000000000618", true, null),
                        new Begun(last, BANK, "6200000000000702", false, null),
                        new Begun(last, BANK, "6200000000000702", true, "等方案核定以后再申请（演示）")),
                without);
    }

    private void tell(Plan plan, Reward reward, LocalDate today, DivisionCode keepers) {
        var isForStations = reward.rule().subjects().contains(SubjectKind.STATION);
        var subjects = isForStations ? stations(plan, today, keepers) : firms(plan);
        var told = new ArrayList<Told>();
        for (var at = 0; at < Math.min(WAYS.size(), subjects.size()); at++) {
            var way = WAYS.get(at);
            told.add(
                    new Told(
                            subjects.get(at),
                            BANK,
                            "62000000000007%02d".formatted(at + 11),
                            today.minusDays(way.daysAgo()),
                            way.course(),
                            way.note()));
        }
        var notices =
                courses.tell(
                        plan.id(),
                        reward.id(),
                        told,
                        new Paper("凭证照片（演示）.png", new BuildingSite(told.size()).bytes()),
                        HANDS);
        if (notices.size() > OBJECTED) {
            disclosure.object(notices.get(OBJECTED), "请公布检查结果是哪天、由谁检查的（演示）");
        }
    }

    private List<String> stations(Plan plan, LocalDate today, DivisionCode keepers) {
        var all =
                stations.everything(
                        new StationFilter(
                                plan.division().digits(), null, null, null, null, "code"));
        return ServiceHistory.lively(all, today, keepers).stream()
                .map(station -> station.id().toString())
                .toList();
    }

    private List<String> firms(Plan plan) {
        return registry
                .registerAll(
                        Stream.of("甲", "乙", "丙", "丁", "戊", "己")
                                .map(name ->
                                        new NewParty(
                                                plan.division(),
                                                Party.Kind.ENTERPRISE,
                                                "电商企业%s（演示）".formatted(name),
                                                null,
                                                null))
                                .toList())
                .stream()
                .map(UUID::toString)
                .toList();
    }

    /** Pays what waits for it. */
    void pay(Plan plan) {
        courses.pay(plan.id(), HANDS);
    }
}
