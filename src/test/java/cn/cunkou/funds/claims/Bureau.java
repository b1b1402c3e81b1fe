package cn.cunkou.funds.claims;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.NoticeEnded;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A county whose plan pays for results, and the people who bring money on its way. */
@Component
public class Bureau {
    public static final DivisionCode COUNTY = DivisionCode.of("441424");
    public static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    public static final Actor OPERATOR = person("operator-staff");
    public static final Actor OFFICER = person("bureau-officer");
    public static final Actor FINANCE = person("finance");
    public static final byte[] SCAN =
            "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final String PLAN =
            """
            plan: %s
            title: 奖补试验方案
            division: "441424"
            programme: {tier: national, year: 2019}
            period: {from: 2019-01-01, to: 2019-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            funds:
              measures: {paid: funds.paid, received: funds.received, ruled: funds.ruled}
              total: {id: budget-total, label: 总投资, amount: 10000000, cite: [四]}
              sources:
                - {id: central, label: 中央资金, at-most: 10000000, cite: [四]}
              lines:
                - {id: "1", label: 奖补, amount: 8000000, cite: [表1]}
                - {id: "2", label: 零用, amount: 1000000, cite: [表2]}
                - {id: "3", label: 设备补助, amount: 1000000, cite: [表3]}
              rules:
                - {id: half, label: 每个项目补助不超过投资的一半, lines: ["3"], of: eligible-investment, excludes: [land, wages], each: project, at-most: 50%%, cite: [五]}
            duties:
              - {id: award-notice, label: 奖补要公示, area: 公开, paper: notice, notice: {working-days: 7}, owner: bureau, cite: [六]}
            rewards:
              - id: shop-sales
                label: 网店按全年线上销售额奖励
                area: 网店奖励
                for: shop
                tiers:
                  fact: shop-sales
                  missing: 网店线上销售额
                  unit: 元
                  over: calendar-year
                  stacking: highest
                  steps:
                    - {at-least: 100000, pays: 10000}
                    - {more-than: 300000, pays: 20000}
                each: year
                owner: bureau
                cite: [七]
              - id: equipment
                label: 设备投资补一半
                area: 企业补助
                for: enterprise
                all: [{fact: recognised, missing: 认定为符合条件（凭文件）, is: true}]
                share: {of: eligible-investment, at-most: 50%%, excludes: [land, wages], ceiling: 500000}
                owner: bureau
                cite: [七]
              - id: last-pot
                label: 先到先得
                area: 企业奖励
                for: [enterprise, person]
                all: [{fact: founded, missing: 新办的, is: true}]
                pays: 10000
                once: true
                pot: {id: small, amount: 15000, when-dry: first-come}
                owner: bureau
                cite: [七]
              - id: shared
                label: 按比例分
                area: 合作社奖励
                for: cooperative
                all: [{fact: joined, missing: 参加了展会, is: true}]
                pays: 10000
                once: true
                pot: {id: shared, amount: 15000, when-dry: pro-rata}
                owner: bureau
                cite: [七]
              - id: torn
                label: 写法不一的奖励
                area: 企业奖励
                for: [enterprise, tenant]
                pays: 5000
                once: true
                owner: bureau
                cite: [七]
              - id: station-start
                label: 检查合格的村站
                area: 站点奖励
                for: station
                all: [{fact: checked, missing: 检查合格（凭检查结果）, is: true}]
                pays: 1000
                once: true
                owner: bureau
                cite: [七]
            catalogues:
              - {id: claim-notices, label: 奖补照哪一项公示, entries: [{id: award-notice, label: 奖补要公示}], cite: [六]}
            conflicts:
              - id: torn-amount
                label: 发不发写法不一
                items: [torn]
                readings:
                  - {id: paid, figure: 发, says: 照第七条, cite: [七]}
                  - {id: unpaid, figure: 不发, says: 照第五条, cite: [五]}
            """;

    private final People people;
    private final Plans plans;
    private final Counties counties;
    private final Registry registry;
    private final Funds funds;
    private final Claims claims;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Bureau(
            People people,
            Plans plans,
            Counties counties,
            Registry registry,
            Funds funds,
            Claims claims,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.people = people;
        this.plans = plans;
        this.counties = counties;
        this.registry = registry;
        this.funds = funds;
        this.claims = claims;
        this.events = events;
        this.transaction = transaction;
    }

    static Actor person(String role) {
        return person(role, role);
    }

    static Actor person(String role, String id) {
        return new Actor(Actor.Kind.PERSON, id, id, Set.of(role), Scope.of("441424"));
    }

    /** The fund of a plan of its own, with all its money on hand. */
    public Fund open(String plan) {
        people.visitor();
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activateDemo(COUNTY, TODAY);
                    assertThat(plans.adopt(PLAN.formatted(plan).getBytes(StandardCharsets.UTF_8)))
                            .isInstanceOf(Adoption.Adopted.class);
                    registry.ensureBody(COUNTY, "县商务局", "");
                });
        var finance = people.program(Role.FINANCE, "441424");
        var opened =
                finance.postJson(
                        "/api/funds",
                        """
                        {"division": "441424", "plan": "%s", "attribution": "proportional", "bank": "农商行",
                         "accountTail": "0618", "responsible": "陈某某", "document": "财〔2019〕1号", "day": "2019-01-10"}
                        """
                                .formatted(plan));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        var received =
                finance.postJson(
                        "/api/funds/%s/moves/receipt".formatted(plan),
                        """
                        {"source": "central", "amount": 1000000000, "day": "2019-02-01", "document": "回单", "purpose": "到账"}
                        """);
        assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
        return Actor.as(FINANCE, () -> funds.get(plan));
    }

    public UUID party(Party.Kind kind, String name) {
        return Actor.as(
                OFFICER, () -> registry.register(new NewParty(COUNTY, kind, name, null, null)));
    }

    /** An application with its paper and account, filled in but not handed in. */
    UUID filled(Fund fund, String reward, UUID party, Map<String, String> facts) {
        return Actor.as(
                OPERATOR,
                () -> {
                    var id = claims.open(fund, reward, party.toString(), null);
                    var claim = claims.get(id);
                    claims.fill(
                            id,
                            claim.version(),
                            new FillInput(
                                    null,
                                    claim.payee().name(),
                                    "农商行水寨支行",
                                    "6217 0000 1234 5678",
                                    null,
                                    facts));
                    claims.attach(id, List.of(paper()));
                    return id;
                });
    }

    static Claims.Upload paper() {
        return new Claims.Upload("凭证.pdf", new ByteArrayInputStream(SCAN));
    }

    /** Another page of the same. */
    static Claims.Upload secondPaper() {
        var page = Arrays.copyOf(SCAN, SCAN.length + 1);
        page[SCAN.length] = '\n';
        return new Claims.Upload("凭证2.pdf", new ByteArrayInputStream(page));
    }

    void submit(UUID id) {
        Actor.run(OPERATOR, () -> claims.submit(id, claims.get(id).version()));
    }

    void approve(Actor reviewer, UUID id) {
        Actor.run(
                reviewer,
                () -> claims.review(id, claims.get(id).version(), Claims.Verdict.APPROVE, null));
    }

    Claim get(UUID id) {
        return Actor.as(FINANCE, () -> claims.get(id));
    }

    /** One handed in and reviewed by both. */
    UUID reviewed(Fund fund, String reward, UUID party, Map<String, String> facts) {
        var id = filled(fund, reward, party, facts);
        submit(id);
        approve(OFFICER, id);
        approve(FINANCE, id);
        return id;
    }

    /** Ends the notices of all applications that are shown, without an objection. */
    public void endNotices() {
        Actor.run(
                Actor.system("公示到期", Scope.everywhere()),
                () ->
                        transaction.executeWithoutResult(_ ->
                                claims.waiting(State.PUBLICITY).stream()
                                        .map(claim ->
                                                new NoticeEnded(
                                                        Objects.requireNonNull(claim.notice()),
                                                        claim.division(),
                                                        Claims.about(claim.id()),
                                                        true))
                                        .forEach(events::publishEvent)));
    }
}
