package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Divisions.Base;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class DivisionChangesTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final DivisionCode TOWN = DivisionCode.of("441424103");
    private static final DivisionCode RARE = DivisionCode.of("441424103203");
    private static final DivisionCode OTHER = DivisionCode.of("441424103202");
    private static final DivisionCode FRESH = DivisionCode.of("441424103299");
    private static final LocalDate DAY = LocalDate.of(2019, 11, 1);

    @Autowired private DivisionChanges changes;

    @Autowired private Divisions divisions;

    @Autowired private Counties counties;

    @Autowired private Audit audit;

    @Autowired private People people;

    @Autowired private JdbcClient jdbc;

    @Autowired private TransactionTemplate transaction;

    @BeforeEach
    void aCountyIsServed() {
        as(() -> counties.activateDemo(WUHUA, LocalDate.of(2019, 11, 18)));
    }

    @AfterEach
    void theListIsAsItWas() {
        OfficialDivisions.restore(jdbc, transaction);
    }

    @Test
    void everyDayKeepsItsOwnName() {
        record(change(RARE, "輋𣒍村委会", "新輋村委会", DAY));
        assertThat(name(RARE, DAY.minusDays(1))).contains("輋𣒍村");
        assertThat(name(RARE, DAY)).contains("新輋村");
        assertThat(as(() -> divisions.history(RARE)))
                .extracting(Division::name)
                .containsExactly("新輋村委会", "輋𣒍村委会");
        assertThat(villages(DAY)).isEqualTo(villages(DAY.minusDays(1)));
        var trail = as(() -> audit.of("division", RARE.digits())).getFirst();
        assertThat(trail.act()).isEqualTo("登记区划变动");
        assertThat(trail.reason()).isEqualTo("华民〔2019〕7号");
    }

    @Test
    void aNameWrittenWronglyIsMendedAsOfTheSameDay() {
        record(change(RARE, "輋𣒍村委会", "新车村委会", DAY));
        record(change(RARE, "新车村委会", "新輋村委会", DAY));
        assertThat(as(() -> divisions.history(RARE)))
                .extracting(Division::name)
                .containsExactly("新輋村委会", "輋𣒍村委会");
    }

    @Test
    void villagesMergeIntoANewOne() {
        var before = villages(DAY.minusDays(1));
        record(change(FRESH, null, "大輋村委会", DAY));
        record(merged(RARE, "輋𣒍村委会", FRESH));
        record(merged(OTHER, name(OTHER).name(), FRESH));
        assertThat(name(RARE, DAY)).isEmpty();
        assertThat(name(RARE, DAY.minusDays(1))).contains("輋𣒍村");
        assertThat(name(FRESH, DAY)).contains("大輋村");
        assertThat(name(FRESH, DAY.minusDays(1))).isEmpty();
        assertThat(villages(DAY)).isEqualTo(before - 1);
        assertThat(villages(DAY.minusDays(1))).isEqualTo(before);
        assertThat(as(() -> changes.of(WUHUA)))
                .extracting(line -> line.change().act())
                .contains("新设", "并入");
    }

    @Test
    void aListThatKnowsTheLaterStateLearnsTheEarlierOne() {
        record(change(RARE, "輋下村委会", "輋𣒍村委会", DAY));
        assertThat(name(RARE, DAY.minusDays(1))).contains("輋下村");
        assertThat(name(RARE, DAY)).contains("輋𣒍村");
        record(change(OTHER, null, name(OTHER).name(), DAY));
        assertThat(name(OTHER, DAY.minusDays(1))).isEmpty();
        record(change(FRESH, "老村委会", null, DAY));
        assertThat(name(FRESH, DAY.minusDays(1))).contains("老村");
        assertThat(name(FRESH, DAY)).isEmpty();
    }

    @Test
    void whatContradictsTheRegisterIsRefused() {
        refused(change(RARE, "不是这个名字村委会", "新輋村委会", DAY), "登记名称是「輋𣒍村委会」");
        refused(change(FRESH, "没有的村委会", "新輋村委会", DAY), "没有代码为");
        refused(change(TOWN, "转水镇", null, DAY), "先登记它们的去向");
        refused(merged(RARE, "輋𣒍村委会", FRESH), "不能并入");
        refused(change(DivisionCode.of("441424199201"), null, "无镇村委会", DAY), "不是本县的镇街");
        record(change(RARE, "輋𣒍村委会", "新輋村委会", DAY));
        refused(change(RARE, "輋𣒍村委会", "旧輋村委会", DAY.minusDays(30)), "请按时间先后登记");
        var town = Actor.system("测试", Scope.of(TOWN.digits()));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        Actor.run(town, () -> changes.record(change(RARE, "新輋村委会", "又改村委会", DAY))))
                .withMessageContaining("管理范围不含全县");
    }

    @Test
    void anOfficerRecordsAChangeInTheBrowser() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.get("/console/divisions?q=%F0%A3%92%8D").body())
                .contains("/console/divisions/changes?code=441424103203");
        assertThat(officer.get("/console/divisions/changes?code=441424103203").body())
                .contains("转水镇 輋𣒍村的变动", "登记更名", "登记撤销");
        var form =
                Map.of(
                        "code", RARE.digits(),
                        "before", "輋𣒍村委会",
                        "after", "新輋村委会",
                        "from", "2019-11-01",
                        "documentTitle", "关于輋𣒍村更名的批复",
                        "documentNumber", "华民〔2019〕7号");
        assertThat(officer.post("/console/divisions/changes", form).statusCode()).isEqualTo(302);
        assertThat(officer.get("/console/divisions/changes").body())
                .contains("更名", "輋𣒍村委会", "新輋村委会", "华民〔2019〕7号");
        assertThat(officer.get("/console/divisions?q=441424103203").body()).contains("2019-11-01起");
        assertThat(officer.get("/console/divisions?q=441424103203&day=2019-10-31").body())
                .contains("輋𣒍村委会", "至2019-10-31");
        assertThat(officer.download("/console/divisions/changes/export")).isNotEmpty();
        var empty = officer.post("/console/divisions/changes", Map.of("code", "441424"));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("没有填名称", "没有填依据文件", "没有填文号", "没有填变动的日期");
        var town = people.signedIn(Role.TOWN_OFFICER, TOWN.digits());
        assertThat(town.get("/console/divisions/changes").statusCode()).isEqualTo(200);
        assertThat(town.post("/console/divisions/changes", form).statusCode()).isEqualTo(403);
    }

    private Division name(DivisionCode code) {
        return as(() -> divisions.find(code, DAY)).orElseThrow();
    }

    private Optional<String> name(DivisionCode code, LocalDate day) {
        return as(() -> divisions.find(code, day)).map(Division::shortName);
    }

    private int villages(LocalDate day) {
        return as(() -> divisions.villages(TOWN, Base.VILLAGERS_COMMITTEES, day)).size();
    }

    private static DivisionChange change(
            DivisionCode code, @Nullable String before, @Nullable String after, LocalDate day) {
        return new DivisionChange(code, before, after, null, day, "批复", "华民〔2019〕7号");
    }

    private static DivisionChange merged(DivisionCode code, String before, DivisionCode into) {
        return new DivisionChange(code, before, null, into, DAY, "批复", "华民〔2019〕7号");
    }

    private void record(DivisionChange change) {
        Actor.run(Actor.system("测试", Scope.of("441424")), () -> changes.record(change));
    }

    private void refused(DivisionChange change, String why) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> record(change))
                .withMessageContaining(why);
    }

    private static <T> T as(Supplier<T> act) {
        return Actor.as(Actor.system("测试", Scope.everywhere()), act::get);
    }
}
