package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Facility.Acceptance;
import cn.cunkou.region.Position.Datum;
import cn.cunkou.region.Site.Kind;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CunkouTest
class SitesTests {
    private static final LocalDate FROM = LocalDate.of(2018, 7, 1);

    @Autowired private Sites sites;

    @Autowired private Facilities facilities;

    @Autowired private Audit audit;

    @Autowired private JdbcClient jdbc;

    @Test
    void aSiteIsAddedChangedAndClosedAndTheTrailKeepsIt() {
        var id = county(() -> sites.add(site("441424100", "水寨镇服务站")));
        var added = county(() -> sites.find(id)).orElseThrow();
        assertThat(added.isUsedOn(FROM)).isTrue();
        county(() -> sites.change(id, added.version(), site("441424100", "水寨镇电商服务站")));
        var closed = county(() -> sites.close(id, LocalDate.of(2019, 7, 1), "搬迁"));
        assertThat(closed.name()).isEqualTo("水寨镇电商服务站");
        assertThat(closed.isUsedOn(LocalDate.of(2019, 6, 30))).isTrue();
        assertThat(closed.isUsedOn(LocalDate.of(2019, 7, 1))).isFalse();
        assertThat(county(() -> audit.of("site", id.toString())))
                .extracting(Audit.Entry::act)
                .containsExactly("停用场所", "修改场所", "新增场所");
    }

    @Test
    void ofTwoWhoChangeASiteTheLaterIsTold() {
        var id = county(() -> sites.add(site("441424100", "水寨镇仓库")));
        county(() -> sites.change(id, 0, site("441424100", "水寨镇云仓")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> county(() -> sites.change(id, 0, site("441424100", "水寨镇冷库"))))
                .withMessageContaining("别人改过");
    }

    @Test
    void aTownSeesAndWritesItsOwnSitesOnly() {
        var id = county(() -> sites.add(site("441424103203", "輋𣒍村站")));
        assertThat(as("441424103", () -> sites.find(id))).isPresent();
        assertThat(as("441424100", () -> sites.find(id))).isEmpty();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> as("441424100", () -> sites.add(site("441424103", "转水镇站"))));
    }

    @Test
    void aSiteMayStandOutsideTheCounty() {
        var hall =
                new NewSite(
                        DivisionCode.of("441424"),
                        DivisionCode.of("440106"),
                        Kind.HALL,
                        "广州展示厅",
                        "广州市天河区",
                        new Position(
                                new BigDecimal("113.327"),
                                new BigDecimal("23.135"),
                                Datum.CGCS2000),
                        null,
                        FROM);
        var found = county(() -> sites.find(sites.add(hall))).orElseThrow();
        assertThat(found.isOutside()).isTrue();
        assertThat(found.position())
                .isEqualTo(
                        new Position(
                                new BigDecimal("113.327000"),
                                new BigDecimal("23.135000"),
                                Datum.CGCS2000));
    }

    @Test
    void manySitesKeepTheirOrder() {
        var ids =
                county(() ->
                        sites.addAll(
                                List.of(
                                        site("441424103", "三"),
                                        site("441424101", "一"),
                                        site("441424104", "四"))));
        assertThat(ids.stream().map(id -> county(() -> sites.find(id)).orElseThrow().name()))
                .containsExactly("三", "一", "四");
    }

    @Test
    void aFacilityHasZonesAreasLeasesAndAcceptances() {
        var id = county(() -> sites.add(site("441424", "县级公共服务中心")));
        county(() -> {
            facilities.addZone(id, "分拣区", "分拣");
            var zone = facilities.of(id).zones().getFirst().id();
            facilities.recordArea(id, null, FROM, new BigDecimal("1500"), "租赁合同");
            facilities.recordArea(id, zone, FROM, new BigDecimal("300.5"), "平面图");
            facilities.recordLease(
                    id, new Period(FROM, LocalDate.of(2021, 6, 30)), "某某公司", new Money(1_200_000));
            facilities.recordAcceptance(
                    id, new Acceptance(LocalDate.of(2018, 12, 1), "验收报告", null));
            return true;
        });
        var facility = county(() -> facilities.of(id));
        assertThat(facility.areas()).extracting(Facility.Area::zone).containsExactly(null, "分拣区");
        assertThat(facility.leases().getFirst().to()).isEqualTo("2021-06-30");
        assertThat(facility.acceptances()).hasSize(1);
    }

    @Test
    void thePublicSeesWhereASiteIsButNotWhoLetsIt() {
        county(() -> sites.add(site("441424126", "华阳镇服务站")));
        assertThat(
                        jdbc.sql("select name from region.public_site where division = '441424126'")
                                .query((row, number) -> row.getString(1))
                                .list())
                .containsExactly("华阳镇服务站");
    }

    @Test
    void aPositionOutsideChinaIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Position(new BigDecimal("23.9"), new BigDecimal("115.7"), Datum.WGS84));
    }

    private static NewSite site(String division, String name) {
        return new NewSite(
                DivisionCode.of(division), null, Kind.STATION, name, "", null, null, FROM);
    }

    private static <T> T county(Supplier<T> act) {
        return as("441424", act);
    }

    private static <T> T as(String scope, Supplier<T> act) {
        return Actor.as(Actor.system("test", Scope.of(scope)), act::get);
    }
}
