package cn.cunkou;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Two counties on one installation, a year apart, each with a plan, a station and an open paper.
 */
public final class TwoCounties {
    /** 五华县, served first. */
    public static final String FIRST = "441424";

    /** 吴川市. */
    public static final String SECOND = "440883";

    private static final byte[] SCAN =
            "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final People people;
    private final Plans plans;
    private final Counties counties;
    private final Registry registry;

    public TwoCounties(People people, Plans plans, Counties counties, Registry registry) {
        this.people = people;
        this.plans = plans;
        this.counties = counties;
        this.registry = registry;
    }

    /** What was entered for one county: ids of its station and paper. */
    public record Entered(String county, String station, String paper) {
        public String plan() {
            return "plan-" + county;
        }

        /** An item that only this county's plan has. */
        public String item() {
            return "only-" + county;
        }

        public String title() {
            return "方案" + county;
        }

        public String stationName() {
            return "甲站" + county;
        }

        public String paperTitle() {
            return "公告" + county;
        }
    }

    public Entered first() {
        return enter(FIRST, "441424100", LocalDate.of(2019, 11, 18));
    }

    public Entered second() {
        return enter(SECOND, "440883101", LocalDate.of(2020, 11, 18));
    }

    private Entered enter(String county, String town, LocalDate today) {
        var text =
                """
                plan: plan-%1$s
                title: 方案%1$s
                division: "%1$s"
                programme: {tier: national, year: %2$d}
                period: {from: %2$d-01-01, to: %2$d-12-31}
                bodies:
                  - {id: bureau, name: 县商务局, role: lead}
                duties:
                  - {id: only-%1$s, label: 站点%1$s, area: 站点, measure: stations.open, at-least: 3, by: %2$d-12-31, owner: bureau, cite: [一]}
                  - {id: shared, label: 覆盖%1$s, area: 站点, measure: stations.village-coverage, base: villagers-committees, at-least: 50%%, by: %2$d-12-31, owner: bureau, cite: [二]}
                """
                        .formatted(county, today.getYear());
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activateDemo(DivisionCode.of(county), today);
                    assertThat(plans.adopt(text.getBytes(StandardCharsets.UTF_8)))
                            .isNotInstanceOf(Adoption.Refused.class);
                });
        var program = people.program(Role.BUREAU_OFFICER, county);
        var entered =
                program.postJson(
                        "/api/stations",
                        "{\"level\": \"town\", \"division\": \"%s\", \"name\": \"甲站%s\"}"
                                .formatted(town, county));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        var station = id(entered.headers().firstValue("Location").orElseThrow());
        var opened =
                program.postJson(
                        "/api/stations/" + station + "/open",
                        "{\"day\": \"%s\"}".formatted(today.minusDays(60)));
        var accepted =
                program.postJson(
                        "/api/stations/" + station + "/accept",
                        "{\"day\": \"%s\", \"paper\": \"验收1号\"}".formatted(today.minusDays(50)));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        var officer = people.signedIn(Role.BUREAU_OFFICER, county);
        var paper = officer.upload("/console/papers/new", paper(county, today), "公告.pdf", SCAN);
        assertThat(paper.statusCode()).as(paper.body()).isEqualTo(302);
        return new Entered(
                county, station, id(paper.headers().firstValue("Location").orElseThrow()));
    }

    private Map<String, String> paper(String county, LocalDate today) {
        var body =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () -> registry.ensureBody(DivisionCode.of(county), "县商务局", ""));
        var fields = new HashMap<String, String>();
        fields.put("division", county);
        fields.put("body", body.toString());
        fields.put("kind", "notice");
        fields.put("title", "公告" + county);
        fields.put("number", "公告〔%d〕1号".formatted(today.getYear()));
        fields.put("day", today.minusDays(30).toString());
        fields.put("open", "true");
        return fields;
    }

    private static String id(String address) {
        var id = ID.matcher(address);
        assertThat(id.find()).as(address).isTrue();
        return id.group();
    }
}
