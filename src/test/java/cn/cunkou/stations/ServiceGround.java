package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** A county with a plan that names kinds of service and a reward for two hundred of them. */
final class ServiceGround {
    static final String VILLAGE = "441424100201";

    static final String PLAN =
            """
            plan: services-2019
            title: 站点服务
            division: "441424"
            programme: {tier: national, year: 2018}
            period: {from: 2018-01-01, to: 2020-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            catalogues:
              - id: station-services
                label: 村站的服务
                entries:
                  - id: payment
                    label: 缴费
                    fields:
                      - {id: item, label: 缴什么费, kind: text, required: true}
                      - {id: amount, label: 金额, kind: number, required: true}
                  - id: buy-sell
                    label: 代买代卖
                    fields:
                      - {id: way, label: 买还是卖, kind: choice, choices: [代买, 代卖], required: true}
                      - {id: goods, label: 东西, kind: text}
                      - {id: day, label: 哪天要, kind: day}
                      - {id: photo, label: 小票, kind: photo}
                  - {id: advice, label: 咨询}
                  - {id: parcels, label: 快件收发, recorded: parcels}
                cite: [一]
              - id: town-station-services
                label: 镇站的服务
                entries:
                  - {id: tracking, label: 查件}
                cite: [二]
            rewards:
              - id: busy
                label: 服务超过200次的站点
                area: 站点
                for: station
                all:
                  - {measure: stations.services, over: last-6-months, more-than: 200}
                pays: 10000
                owner: bureau
                cite: [三]
            """;

    private ServiceGround() {}

    static void adopt(TestCounty county, Plans plans) {
        assertThat(county.as(OFFICER, () -> plans.adopt(PLAN.getBytes(StandardCharsets.UTF_8))))
                .isNotInstanceOf(Adoption.Refused.class);
    }

    /** A village station that has been open since that day. */
    static UUID station(
            TestCounty county,
            Stations stations,
            StationLife life,
            String division,
            String opened) {
        var input = TestCounty.village(division, "服务站" + UUID.randomUUID());
        return county.as(
                OFFICER,
                () -> {
                    var id = ((Outcome.Done) stations.register(input)).station().id();
                    life.open(id, LocalDate.parse(opened));
                    life.accept(id, LocalDate.parse(opened), "验收1号");
                    return id;
                });
    }
}
