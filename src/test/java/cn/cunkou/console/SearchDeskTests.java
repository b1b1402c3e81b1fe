package cn.cunkou.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class SearchDeskTests {
    private static final Pattern LIST = Pattern.compile("href=\"(/console/stations\\?[^\"]+)\"");

    @Autowired People people;
    @Autowired Counties counties;

    @BeforeEach
    void aCountyIsServed() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activateDemo(DivisionCode.of("441424"), LocalDate.of(2019, 11, 18)));
    }

    @Test
    void stationsAndPlacesAreFoundByTheirRareCharactersAndLeadToTheRightList() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        station("441424103203", "輋𣒍村电商服务站");
        station("441424103201", "别村的站");
        var page = search(officer, "转水 𣒍");
        assertThat(page).contains("輋𣒍村电商服务站", "转水镇 · 輋𣒍村", "转水镇 輋𣒍村").doesNotContain("别村的站");
        var list = LIST.matcher(page);
        assertThat(list.find()).isTrue();
        assertThat(officer.get(list.group(1).replace("&amp;", "&")).body())
                .contains("輋𣒍村电商服务站")
                .doesNotContain("别村的站");
        assertThat(search(officer, "𣒍".repeat(60))).contains("没有找到");
    }

    @Test
    void whatTheInputMethodWroteInFullWidthIsUnderstood() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        station("441424103202", "ABC便利站");
        assertThat(search(officer, "ａｂｃ　便利")).contains("ABC便利站");
    }

    @Test
    void stationsOfOtherTownsAreNotFound() {
        station("441424103201", "转水的站");
        assertThat(search(people.signedIn(Role.TOWN_OFFICER, "441424100"), "转水的站"))
                .doesNotContain("<a href=\"/console/stations/");
        assertThat(search(people.signedIn(Role.TOWN_OFFICER, "441424103"), "转水的站"))
                .contains("<a href=\"/console/stations/");
    }

    private void station(String village, String name) {
        var answer =
                people.program(Role.BUREAU_OFFICER, "441424")
                        .postJson(
                                "/api/stations",
                                "{\"level\": \"village\", \"division\": \"%s\", \"name\": \"%s\"}"
                                        .formatted(village, name));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static String search(Browser browser, String typed) {
        return browser.get("/console/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
    }
}
