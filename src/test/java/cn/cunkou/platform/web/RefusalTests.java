package cn.cunkou.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A refusal says what is wrong in words that help. */
@CunkouTest
class RefusalTests {
    @Autowired People people;
    @Autowired Counties counties;

    @BeforeEach
    void aCounty() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activate(DivisionCode.of("441424")));
    }

    @Test
    void aChoiceThatIsNotOfferedIsToldSo() {
        var visitor = people.visitor();
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        for (var answer :
                List.of(
                        visitor.get("/stations?state=nosuch"),
                        program.get("/api/stations?state=nosuch"),
                        program.get("/api/papers?state=nosuch"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("没有「nosuch」这个选项");
        }
    }

    @Test
    void noFigureIsGivenForADayToCome() {
        var visitor = people.visitor();
        for (var path : List.of("/api/measures/stations.open?", "/figures/stations.open?")) {
            var answer = visitor.get(path + "division=441424&asOf=9999-12-31");
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
        }
        assertThat(visitor.get("/figures/stations.open?division=441424&asOf=2999-12-31").body())
                .contains("还没有到，今天是");
    }

    @Test
    void pagesAndProgramsSayTheSameOfADayThatDoesNotExist() {
        var visitor = people.visitor();
        for (var path : List.of("/api/measures/stations.open?", "/figures/stations.open?")) {
            assertThat(visitor.get(path + "division=441424&asOf=2019-02-30").body())
                    .as(path)
                    .contains("日期「2019-02-30」不存在");
        }
    }

    @Test
    void aFileTooLargeIsToldTheLimitAndALongNameIsNone() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var fields = Map.of("kind", "stations", "division", "441424");
        var large = officer.upload("/console/imports", fields, "a.csv", new byte[21 << 20]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("单个文件不能超过20 MB", "回到工作台").doesNotContain("25 MB", "2 MB");
        var all = officer.upload("/console/imports", fields, "a.csv", new byte[26 << 20]);
        assertThat(all.statusCode()).isEqualTo(413);
        assertThat(all.body()).contains("合计不能超过25 MB").doesNotContain("20 MB");
        var wordy = officer.post("/console/imports", Map.of("kind", "字".repeat(1 << 20)));
        assertThat(wordy.statusCode()).isEqualTo(413);
        assertThat(wordy.body()).contains("文字合计不能超过2 MB").doesNotContain("20 MB");
        var program = people.program(Role.INTEGRATOR, "441424");
        var told = program.upload("/api/token", fields, "a.csv", new byte[21 << 20]);
        assertThat(told.body()).contains("单个文件不能超过20 MB");
        var named =
                officer.upload("/console/imports", fields, "长".repeat(300) + ".csv", new byte[9]);
        assertThat(named.statusCode()).isEqualTo(422);
    }
}
