package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Facility.Acceptance;
import cn.cunkou.region.Site.Kind;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a county can say of its centres, laboratories and stores on any day. */
@CunkouTest
class FacilityMeasuresTests {
    private static final String COUNTY = "441424";
    private static final String TOWN = "441424100";
    private static final Actor ACTOR = Actor.system("count sites", Scope.everywhere());

    @Autowired private Sites sites;

    @Autowired private Facilities facilities;

    @Autowired private Measures measures;

    @Autowired private JdbcClient jdbc;

    @Autowired private TransactionTemplate transaction;

    @BeforeEach
    void noSites() {
        in(() -> jdbc.sql("delete from region.site").update());
    }

    @Test
    void aSiteIsInUseThenInOperationThenAccepted() {
        var lab = site(COUNTY, Kind.LAB, "2018-03-01", "2018-06-01");
        accept(lab, "2018-09-01");
        accept(lab, "2019-09-01");
        site(COUNTY, Kind.COLD_STORE, "2018-03-01", null);
        in(() -> sites.close(lab, LocalDate.parse("2019-12-01"), "搬迁"));

        assertThat(figure("facilities", "2018-02-28")).isEqualTo("0");
        assertThat(figure("facilities", "2018-03-01")).isEqualTo("2");
        assertThat(figure("facilities", "2018-03-01", "kind", "lab")).isEqualTo("1");
        assertThat(figure("facilities", "2018-05-31", "in_operation", "true")).isEqualTo("0");
        assertThat(figure("facilities", "2018-06-01", "in_operation", "true")).isEqualTo("1");
        assertThat(figure("facilities", "2018-08-31", "accepted", "true")).isEqualTo("0");
        assertThat(figure("facilities", "2018-09-01", "accepted", "true")).isEqualTo("1");
        assertThat(figure("facilities", "2018-09-01", "accepted", "false")).isEqualTo("1");
        assertThat(figure("facilities", "2019-11-30")).isEqualTo("2");
        assertThat(figure("facilities", "2019-12-01")).isEqualTo("1");
    }

    @Test
    void aHallInAnotherCityCountsThere() {
        site(COUNTY, "441424100", Kind.O2O_HALL, "2018-03-01", null);
        site(COUNTY, "440106", Kind.O2O_HALL, "2018-03-01", null);

        assertThat(figure("facilities", "2018-03-01", "outside", "true")).isEqualTo("1");
        assertThat(figure("facilities", "2018-03-01", "city", "440100")).isEqualTo("1");
        assertThat(figure("facilities", "2018-03-01", "city", "441400")).isEqualTo("1");
        assertThat(figure("facilities", "2018-03-01", "city", "460100")).isEqualTo("0");
    }

    @Test
    void theAreaIsTheOneMeasuredLast() {
        var centre = site(COUNTY, Kind.LOGISTICS_CENTRE, "2017-01-01", "2017-01-01");
        area(centre, null, "2017-01-01", "3000");
        area(centre, null, "2019-01-15", "5000");
        area(centre, null, "2019-01-15", "5200.5");
        area(site(TOWN, Kind.STATION, "2017-01-01", null), null, "2018-01-01", "150");

        assertThat(figure("facility-area", "2016-12-31")).isEqualTo("0");
        assertThat(figure("facility-area", "2017-12-31", "kind", "logistics-centre"))
                .isEqualTo("3000");
        assertThat(figure("facility-area", "2019-01-14")).isEqualTo("3150");
        assertThat(figure("facility-area", "2019-01-15")).isEqualTo("5350.5");
    }

    @Test
    void zonesAddUpOnlyWhileTheWholeIsNotMeasured() {
        var centre = site(COUNTY, Kind.CENTRE, "2018-01-01", "2018-01-01");
        var training = zone(centre, "培训室", "培训");
        var hall = zone(centre, "展厅", "展示");
        area(centre, training, "2018-01-01", "200");
        area(centre, hall, "2018-01-01", "300");
        area(centre, null, "2018-07-01", "8640");

        assertThat(figure("facility-area", "2018-06-30")).isEqualTo("500");
        assertThat(figure("facility-area", "2018-07-01")).isEqualTo("8640");
    }

    @Test
    void zonesAreCountedByTheirUse() {
        var centre = site(COUNTY, Kind.LOGISTICS_CENTRE, "2018-01-01", "2018-01-01");
        zone(centre, "一号分拣线", "分拣");
        zone(centre, "二号分拣线", "分拣");
        zone(centre, "冷链", "");
        accept(centre, "2018-12-01");

        assertThat(figure("facility-zones", "2018-01-01", "zone", "分拣")).isEqualTo("2");
        assertThat(figure("facility-zones", "2018-01-01", "zone", "冷链")).isEqualTo("1");
        assertThat(figure("facility-zones", "2018-11-30", "accepted", "true")).isEqualTo("0");
        assertThat(figure("facility-zones", "2018-12-01", "accepted", "true")).isEqualTo("3");
        assertThat(figure("facility-zones", "2017-12-31")).isEqualTo("0");
    }

    @Test
    void everyFigureHasItsRows() {
        var centre = site(COUNTY, Kind.LOGISTICS_CENTRE, "2018-01-01", "2018-01-01");
        area(centre, zone(centre, "分拣区", "分拣"), "2018-01-01", "900");
        for (var measure : new String[] {"facilities", "facility-zones", "facility-area"}) {
            var evidence =
                    in(() ->
                            measures.evidence(
                                    question(measure, "2018-01-01"), new Paged.Request(1, 10)));
            assertThat(evidence.rows().rows()).as(measure).hasSize(1);
        }
    }

    private UUID site(String division, Kind kind, String from, @Nullable String opens) {
        return site(division, null, kind, from, opens);
    }

    private UUID site(
            String division,
            @Nullable String place,
            Kind kind,
            String from,
            @Nullable String opens) {
        var site =
                new NewSite(
                        DivisionCode.of(division),
                        place == null ? null : DivisionCode.of(place),
                        kind,
                        kind.label(),
                        "",
                        null,
                        opens == null ? null : LocalDate.parse(opens),
                        LocalDate.parse(from));
        return in(() -> sites.add(site));
    }

    private void accept(UUID site, String day) {
        run(() ->
                facilities.recordAcceptance(
                        site, new Acceptance(LocalDate.parse(day), "验收报告", null)));
    }

    private UUID zone(UUID site, String name, String kind) {
        run(() -> facilities.addZone(site, name, kind));
        return in(() -> facilities.of(site)).zones().stream()
                .filter(zone -> zone.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void area(UUID site, @Nullable UUID zone, String from, String squareMetres) {
        run(() ->
                facilities.recordArea(
                        site, zone, LocalDate.parse(from), new BigDecimal(squareMetres), "平面图"));
    }

    private String figure(String measure, String day) {
        return figure(question(measure, day));
    }

    private String figure(String measure, String day, String dimension, String value) {
        return figure(question(measure, day).where(dimension, value));
    }

    private String figure(Question question) {
        var value = in(() -> measures.evaluate(question)).value();
        return Objects.requireNonNull(value).stripTrailingZeros().toPlainString();
    }

    private static Question question(String measure, String day) {
        return Question.of("region." + measure, COUNTY).between(null, LocalDate.parse(day));
    }

    private void run(Runnable act) {
        in(() -> {
            act.run();
            return true;
        });
    }

    private <T> T in(Supplier<T> act) {
        return Actor.as(
                ACTOR, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
