package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A county with a plan that has every kind of rule about money, and its fund. */
public final class Treasury {
    public static final String COUNTY = "441424";
    static final String VILLAGE = "441424103203";
    static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    static final byte[] SCAN =
            "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                    .getBytes(StandardCharsets.US_ASCII);
    static final JsonMapper JSON = new JsonMapper();

    private static final String PLAN =
            """
            plan: %s
            title: 资金试验方案
            division: "441424"
            programme: {tier: national, year: 2019}
            period: {from: 2019-01-01, to: 2019-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            funds:
              measures: {paid: funds.paid, received: funds.received, ruled: funds.ruled}
              total: {id: budget-total, label: 总投资, amount: 10000000, cite: [四]}
              sources:
                - {id: central, label: 中央资金, at-most: 6000000, cite: [四]}
                - {id: county, label: 县级配套, at-least: 4000000, cite: [四]}
              lines:
                - {id: "1", label: 服务中心, amount: 2000000, cite: [表1]}
                - {id: "1.1", label: 装修, amount: 1000000, cite: [表1.1]}
                - {id: "1.2", label: 运营, amount: 1000000, cite: [表1.2]}
                - {id: "2", label: 上行, amount: 5000000, cite: [表2]}
                - {id: "3", label: 站点, amount: 2000000, cite: [表3]}
                - {id: "4", label: 培训, amount: 1000000, cite: [表4]}
              rules:
                - {id: centre-cap, label: 中心不超过中央资金的15%%, lines: ["1"], of: central, at-most: 15%%, cite: [五]}
                - {id: upward-floor, label: 上行不低于一半, lines: ["2"], of: total, at-least: 50%%, cite: [五]}
                - {id: own-share, label: 站点补助不超过投资的一半, lines: ["3"], of: eligible-investment, excludes: [land, wages], each: station, at-most: 50%%, cite: [五]}
                - {id: station-cap, label: 每个站不超过30万元, lines: ["3"], each: station, at-most: 300000, cite: [五]}
                - {id: class-cap, label: 每个村的培训少于10万元, lines: ["4"], each: village, less-than: 100000, cite: [五]}
                - {id: twice-a-village, label: 每个村最多付两次, lines: ["4"], each: village, at-most: 2, unit: 次, cite: [五]}
                - {id: seat-village, label: 镇级站拿了钱的村不再补, lines: ["3"], beside: paid-town-station, each: village, at-most: 0, unit: 次, cite: [五]}
                - {id: early-only, label: 装修只在上半年付得多, lines: ["1.1"], of: total, at-most: 5%%, valid: {from: 2019-01-01, to: 2019-06-30}, cite: [五]}
                - {id: forbidden, label: 不得用于征地和买流量, forbids: [land, traffic-purchase], cite: [五]}
            rewards:
              - {id: station-pot, label: 运营满一个月的站奖1万元, area: 站点奖励, for: station, all: [{attribute: months-open, at-least: 1}], pays: 10000, once: true, pot: {id: stations, amount: 30000, when-dry: first-come}, owner: bureau, cite: [六]}
              - {id: village-prize, label: 每村奖一个站1千元, area: 站点奖励, for: station, all: [{attribute: months-open, at-least: 1}], pays: 1000, once: true, one-per: village, owner: bureau, cite: [六]}
            conflicts:
              - id: operating-wages
                label: 运营能不能付工资
                items: ["1.2"]
                readings:
                  - {id: allowed, figure: 能, says: 照预算表, cite: [表1.2]}
                  - {id: banned, figure: 不能, says: 照国家规定, cite: [五]}
            """;

    private final People people;
    private final String fund;

    private Treasury(People people, String fund) {
        this.people = people;
        this.fund = fund;
    }

    public static Treasury open(
            String fund, People people, Plans plans, Counties counties, Registry registry) {
        people.visitor();
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activateDemo(DivisionCode.of(COUNTY), TODAY);
                    assertThat(plans.adopt(PLAN.formatted(fund).getBytes(StandardCharsets.UTF_8)))
                            .isInstanceOf(Adoption.Adopted.class);
                    registry.ensureBody(DivisionCode.of(COUNTY), "县商务局", "");
                });
        var treasury = new Treasury(people, fund);
        var opened =
                treasury.program(Role.FINANCE)
                        .postJson(
                                "/api/funds",
                                """
                                {"division": "441424", "plan": "%s", "attribution": "proportional", "bank": "农商行",
                                 "accountTail": "0618", "responsible": "陈某某", "document": "财〔2019〕1号", "day": "2019-01-10"}
                                """
                                        .formatted(fund));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        treasury.receive("central", 600_000_000);
        treasury.receive("county", 400_000_000);
        return treasury;
    }

    String path() {
        return "/api/funds/" + fund;
    }

    String fund() {
        return fund;
    }

    Browser program(Role role) {
        return people.program(role, COUNTY);
    }

    void receive(String source, long fen) {
        var entered =
                program(Role.FINANCE)
                        .postJson(
                                path() + "/moves/receipt",
                                """
                                {"source": "%s", "amount": %d, "day": "2019-02-01", "document": "回单", "purpose": "到账"}
                                """
                                        .formatted(source, fen));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
    }

    /** A payment with its paper; {@code more} are further members, beginning with a comma. */
    public static String payment(String line, long fen, String more) {
        return """
        {"line": "%s", "amount": %d, "payee": "县商务局", "purpose": "试验用途",
         "files": [{"name": "发票.pdf", "content": "%s"}]%s}
        """
                .formatted(line, fen, Base64.getEncoder().encodeToString(SCAN), more);
    }

    HttpResponse<String> propose(Role role, String payment) {
        return program(role).postJson(path() + "/payments", payment);
    }

    public JsonNode proposed(String payment) {
        var answer = propose(Role.OPERATOR_STAFF, payment);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> approve(Role role, String payment) {
        return program(role).postJson(path() + "/payments/" + payment + "/approve", "{}");
    }

    /** A payment with both approvals. */
    public JsonNode pay(String payment) {
        var id = proposed(payment).get("id").asString();
        var first = approve(Role.BUREAU_OFFICER, id);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        var last = approve(Role.FINANCE, id);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
        return JSON.readTree(last.body());
    }

    JsonNode get(String path) {
        var answer = program(Role.AUDITOR).get(path() + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    long entries() {
        return get("/trial-balance").get("entries").asLong();
    }
}
