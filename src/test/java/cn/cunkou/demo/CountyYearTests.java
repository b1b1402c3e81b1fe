package cn.cunkou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.funds.LedgerDoctor;
import cn.cunkou.funds.claims.ClaimCourses;
import cn.cunkou.funds.claims.ClaimCourses.Course;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.projects.PastProject;
import cn.cunkou.projects.Project;
import cn.cunkou.projects.ProjectLoader;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.NewStation;
import cn.cunkou.stations.Origin;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.Stations;
import cn.cunkou.stations.services.PastService;
import cn.cunkou.stations.services.Rendered.Confirmation;
import cn.cunkou.stations.services.ServiceKind;
import cn.cunkou.stations.services.ServiceKinds;
import cn.cunkou.stations.services.ServiceLoader;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A year of one county: 300 stations, 60,000 services, 40 million yuan in three instalments, nine
 * projects, 120 applications. What it comes to is what its records say.
 */
@CunkouTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountyYearTests {
    private static final String COUNTY = "350322";
    private static final String PLAN = "xianyou-2021";
    private static final String OTHER = "rural-2021";
    private static final String REWARD = "village-half-year";
    private static final int STATIONS = 300;
    private static final int SERVICES = 60_000;
    private static final int PROJECTS = 9;
    private static final int CLAIMS = 120;
    private static final long YUAN = 40_000_000;
    private static final int OFTEN = 230;
    private static final int READY = 150;

    @Autowired Demo demo;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Divisions divisions;
    @Autowired Registry registry;
    @Autowired Stations stations;
    @Autowired StationLists lists;
    @Autowired ServiceKinds kinds;
    @Autowired ServiceLoader services;
    @Autowired ProjectLoader projects;
    @Autowired ClaimCourses courses;
    @Autowired Connections connections;
    @Autowired People people;
    @Autowired JsonMapper json;
    @Autowired TransactionTemplate transaction;

    private final Seed seed = new Seed(PLAN, "a year");
    private LocalDate today;
    private Browser auditor;

    @BeforeAll
    void aYear() throws IOException {
        var file = Files.readAllBytes(Path.of("plans/" + PLAN + ".yaml"));
        var county = DivisionCode.of(COUNTY);
        people.visitor();
        auditor = people.program(Role.AUDITOR, COUNTY);
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    transaction.executeWithoutResult(_ -> demo.open(file));
                    demo.tell(file);
                    today = counties.today(county);
                    var plan = plans.find(PLAN).orElseThrow().plan();
                    transaction.executeWithoutResult(_ -> open(county));
                    transaction.executeWithoutResult(_ -> serve(county));
                    transaction.executeWithoutResult(_ -> build(plan));
                    transaction.executeWithoutResult(_ -> ask());
                });
        receive();
    }

    private List<Station> all() {
        return lists.everything(new StationFilter(COUNTY, null, null, null, null, "code"));
    }

    private void open(DivisionCode county) {
        var there = all().stream().map(Station::division).collect(Collectors.toSet());
        var free =
                divisions.villages(county, Divisions.Base.VILLAGERS_COMMITTEES, today).stream()
                        .map(Division::code)
                        .filter(village -> !there.contains(village))
                        .toList();
        stations.load(
                IntStream.range(0, STATIONS - all().size())
                        .mapToObj(at ->
                                new NewStation(
                                        Level.VILLAGE,
                                        free.get(at % free.size()),
                                        null,
                                        "加开%d号站".formatted(at),
                                        Origin.NEW,
                                        "村委会旁",
                                        BigDecimal.valueOf(30),
                                        null,
                                        true,
                                        null,
                                        null,
                                        today.minusDays(40),
                                        today.minusDays(41),
                                        "验收单",
                                        null,
                                        null,
                                        List.of()))
                        .toList());
    }

    /** Often at some, so that they may ask for a reward; now and then at all others. */
    private void serve(DivisionCode county) {
        var made = new ArrayList<PastService>();
        var missing = SERVICES - services();
        var open =
                all().stream()
                        .filter(station ->
                                station.life().opened() != null && !station.life().isClosed())
                        .toList();
        var often = ready(open);
        for (var station : often) {
            for (var i = 0; i < OFTEN; i++) {
                made.add(service(county, station));
            }
        }
        while (made.size() < missing) {
            made.add(service(county, seed.oneOf(open)));
        }
        services.load(made);
    }

    private List<Station> ready(List<Station> open) {
        return open.stream()
                .filter(station -> station.level() == Level.VILLAGE)
                .filter(station ->
                        Objects.requireNonNull(station.life().opened())
                                .isBefore(today.minusMonths(8)))
                .limit(READY)
                .toList();
    }

    private PastService service(DivisionCode county, Station station) {
        var day = seed.between(Objects.requireNonNull(station.life().opened()), today.minusDays(1));
        var at =
                day.atTime(LocalTime.of(8, 0).plusSeconds(seed.below(36_000)))
                        .atZone(Counties.ZONE)
                        .toInstant();
        var kind = seed.oneOf(kinds.of(county, station.level()).tapped());
        return new PastService(
                new UUID(seed.number(), seed.number()),
                station,
                kind,
                fields(kind),
                at,
                at,
                at,
                null,
                Confirmation.NONE,
                "站长");
    }

    private Map<String, String> fields(ServiceKind kind) {
        var fields = new HashMap<String, String>();
        for (var field : kind.fields()) {
            if (field.required()) {
                fields.put(
                        field.id(),
                        switch (field.kind()) {
                            case "number" -> "12";
                            case "choice" -> field.choices().getFirst();
                            case "day" -> today.toString();
                            default -> "话费";
                        });
            }
        }
        return fields;
    }

    private void build(Plan plan) {
        var lead = registry.body(plan.division(), plan.lead().name()).orElseThrow().id();
        var item = plan.items().getFirst().id();
        var more = PROJECTS - count("/api/projects?size=1");
        projects.load(
                plan,
                IntStream.range(0, more)
                        .mapToObj(at ->
                                new PastProject(
                                        plan.division(),
                                        today.minusDays(90),
                                        new Project.Terms(
                                                "加建%d号项目".formatted(at),
                                                lead,
                                                null,
                                                "建设内容",
                                                "验收标准",
                                                today.plusDays(30),
                                                "批复",
                                                "分管负责人",
                                                "",
                                                List.of(item)),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Map.of(),
                                        null))
                        .toList(),
                "测试");
    }

    /** By stations that have not asked yet. */
    private void ask() {
        var asked = claimed();
        var ways = Course.values();
        var told =
                ready(
                                all().stream()
                                        .filter(station ->
                                                station.life().opened() != null
                                                        && !station.life().isClosed())
                                        .toList())
                        .stream()
                        .map(station -> station.id().toString())
                        .filter(station -> !asked.contains(station))
                        .limit(CLAIMS - count("/api/claims?size=1"))
                        .toList();
        courses.tell(
                PLAN,
                REWARD,
                IntStream.range(0, told.size())
                        .mapToObj(at ->
                                new ClaimCourses.Told(
                                        told.get(at),
                                        "农商行",
                                        "62000000001%05d".formatted(at),
                                        today.minusDays(30),
                                        ways[at % ways.length],
                                        "补凭证"))
                        .toList(),
                new ClaimCourses.Paper("凭证.png", new BuildingSite(9).bytes()),
                new ClaimCourses.Hands("承办单位", List.of("牵头单位", "财政")));
    }

    private List<String> claimed() {
        var all = new ArrayList<String>();
        get("/api/claims?size=200")
                .get("rows")
                .forEach(row -> all.add(row.get("subjectId").asString()));
        return all;
    }

    /** Of another programme beside the plan's, since the plan caps its own. */
    private void receive() {
        var finance = people.program(Role.FINANCE, COUNTY);
        entered(
                finance.postJson(
                        "/api/funds",
                        """
                        {"division": "%s", "id": "%s", "title": "另一个项目", "attribution": "fifo", "bank": "农商行",
                         "accountTail": "0619", "responsible": "陈某某", "document": "财〔2021〕2号", "day": "%s"}
                        """
                                .formatted(COUNTY, OTHER, today.minusDays(200))));
        entered(
                finance.postJson(
                        "/api/funds/" + OTHER + "/sources",
                        """
                        {"id": "province", "label": "省级资金", "amount": %d, "document": "省财〔2021〕1号"}
                        """
                                .formatted(YUAN * 100)));
        var missing = YUAN * 100 - received();
        var part = missing / 3;
        for (var each : List.of(part, part, missing - 2 * part)) {
            entered(
                    finance.postJson(
                            "/api/funds/" + OTHER + "/moves/receipt",
                            """
                            {"source": "province", "amount": %d, "day": "%s", "document": "回单", "purpose": "到账"}
                            """
                                    .formatted(each, today.minusDays(20))));
        }
    }

    private static void entered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private long received() {
        var all = 0L;
        for (var fund : get("/api/funds")) {
            all += fund.get("received").asLong();
        }
        return all;
    }

    private int services() {
        return new BigDecimal(
                        get("/api/measures/stations.services/evidence?size=1")
                                .get("aggregate")
                                .asString())
                .intValue();
    }

    @Test
    void theYearIsAsLargeAsItIsMeant() {
        assertThat(count("/api/stations?size=1")).isEqualTo(STATIONS);
        assertThat(services()).isGreaterThan(SERVICES * 95 / 100);
        assertThat(count("/api/projects?size=1")).isEqualTo(PROJECTS);
        assertThat(count("/api/claims?size=1")).isEqualTo(CLAIMS);
        assertThat(received()).isEqualTo(YUAN * 100);
    }

    @Test
    void everyFigureOfStationsAndMoneyIsWhatItsEvidenceAddsUpTo() {
        var looked = 0;
        var faults = new ArrayList<String>();
        for (var item : items()) {
            var measure = item.get("measure").asString("");
            if (!measure.matches("(stations|funds|projects)\\..*")) {
                continue;
            }
            looked++;
            var value = item.get("value");
            var evidence = item.get("evidence").asString("");
            if (value.isNull()) {
                // Of what the paper contradicts, and of what is asked of each payment, nobody can
                // say a figure.
                var why = item.get("reason").asString("");
                if (!why.contains("待核定") && !why.contains("每一笔付款时逐个核对")) {
                    faults.add(item.get("id").asString() + " " + why);
                }
            } else if (evidence.startsWith("/api/measures/")) {
                var sum = get(evidence + "&size=1").get("aggregate").asString("");
                if (sum.isEmpty()
                        || new BigDecimal(sum).compareTo(new BigDecimal(value.asString())) != 0) {
                    faults.add(
                            "%s is %s, evidence %s"
                                    .formatted(item.get("id").asString(), value.asString(), sum));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void theLedgerAddsUpAndNobodyCouldHaveChangedIt() throws SQLException {
        for (var fund : List.of(PLAN, OTHER)) {
            var balance = get("/api/funds/" + fund + "/trial-balance");
            assertThat(balance.get("balanced").asBoolean()).as(fund).isTrue();
        }
        assertThat(LedgerDoctor.examine(connections)).isEmpty();
    }

    @Test
    void whoIsEntitledIsSaidOfEveryStationWithItsClauses() {
        var verdicts = new HashMap<String, Integer>();
        for (var one :
                pages("/api/rewards/" + PLAN + "/" + REWARD + "/entitled?size=200", "verdicts")) {
            verdicts.merge(one.get("truth").asString(), 1, Integer::sum);
            assertThat(one.get("findings").size()).isPositive();
        }
        assertThat(verdicts.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(280);
        assertThat(verdicts).containsKeys("yes", "no");
    }

    private List<JsonNode> items() {
        return pages("/api/plans/%s/items?size=200".formatted(PLAN), "");
    }

    /** All rows of a list, which lies in a member of that name; empty for the answer itself. */
    private List<JsonNode> pages(String path, String member) {
        var all = new ArrayList<JsonNode>();
        for (var page = 1; ; page++) {
            var answer = get(path + "&page=" + page);
            var part = member.isEmpty() ? answer : answer.get(member);
            part.get("rows").forEach(all::add);
            if (all.size() >= part.get("total").asInt()) {
                return all;
            }
        }
    }

    private int count(String path) {
        return get(path).get("total").asInt();
    }

    private JsonNode get(String path) {
        var answer = auditor.get(path);
        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
