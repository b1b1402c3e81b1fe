package cn.cunkou.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.platform.web.SiteIdentity.Choice;
import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.platform.web.SiteIdentity.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteAddressesTests {
    private static final Site ONLY = new Site("村口", "", null);
    private static final Site ROOTED = new Site("村口", "", null, "/441424", List.of(), null, "县");
    private static final Site CHOSEN =
            new Site(
                    "村口",
                    "",
                    null,
                    "/441424",
                    List.of(),
                    new Desk(
                            "五华县",
                            "441424",
                            List.of(new Choice("441424", "五华县"), new Choice("440883", "吴川市")),
                            true),
                    "县");

    /** Public are all but the console. */
    private static final Doorkeeper DOORS =
            new Doorkeeper() {
                @Override
                public boolean mayEnter(String method, String path) {
                    return true;
                }

                @Override
                public boolean isForEverybody(String method, String path) {
                    return method.equals("GET") && !path.startsWith("/console");
                }
            };

    private static SiteAddresses addresses(Site site) {
        return new SiteAddresses(site, DOORS);
    }

    private static String in(Site site, String page) {
        return addresses(site).in(page);
    }

    @Test
    void aPageOfTheOnlySiteStaysAsItIs() {
        var page = "<a href=\"/promises\">承诺</a>";
        assertThat(in(ONLY, page)).isSameAs(page);
    }

    @Test
    void publicAddressesBeginWithTheRoot() {
        assertThat(in(ROOTED, "<a class=\"x\" href=\"/\">a</a><a href=\"/?q=1\">b</a>"))
                .isEqualTo("<a class=\"x\" href=\"/441424\">a</a><a href=\"/441424?q=1\">b</a>");
        assertThat(in(ROOTED, "<form action=\"/search\"><img src=\"/papers/1\">"))
                .isEqualTo("<form action=\"/441424/search\"><img src=\"/441424/papers/1\">");
    }

    @Test
    void whatIsCommonOrElsewhereOrSaysItsSiteAlreadyStaysAsItIs() {
        var page =
                """
                <link href="/assets/a.css"><use href="/assets/icons.svg#a"/><form method="post" action="/sign-out">
                <a href="/440883/promises">b</a><a href="/441424">c</a><a href="tel:12345">d</a><a href="//e.example/">e</a>
                <a href="#main">f</a><a href="/console">g</a>
                """;
        assertThat(in(ROOTED, page)).isEqualTo(page);
    }

    @Test
    void textAndOtherAttributesAreNotTouched() {
        var page = "<p title=\"1 > 0, href=/promises\">写 href=\"/promises\" 的人</p>";
        assertThat(in(ROOTED, page)).isEqualTo(page);
    }

    @Test
    void theConsoleKeepsWhatWasChosen() {
        assertThat(
                        in(
                                CHOSEN,
                                "<a href=\"/console\">a</a><a href=\"/console/x?q=1&amp;page=2#p\">b</a>"))
                .isEqualTo(
                        "<a href=\"/console?county=441424\">a</a><a href=\"/console/x?q=1&amp;page=2&amp;county=441424#p\">b</a>");
        var chosen =
                "<a href=\"/console?county=440883\">a</a><a href=\"/console/x?q=1&amp;county=440883\">b</a>";
        assertThat(in(CHOSEN, chosen)).isEqualTo(chosen);
    }

    @Test
    void aFormThatAsksTheConsoleCarriesItAsAField() {
        assertThat(in(CHOSEN, "<form class=\"f\" action=\"/console/x\">"))
                .endsWith("><input type=\"hidden\" name=\"county\" value=\"441424\">");
        assertThat(in(CHOSEN, "<form action=\"/console/x\" method=\"post\">"))
                .isEqualTo("<form action=\"/console/x?county=441424\" method=\"post\">");
        assertThat(in(CHOSEN, "<form action=\"/search\">"))
                .isEqualTo("<form action=\"/441424/search\">");
    }

    @Test
    void anAddressOfAnotherChoiceLeadsThere() {
        assertThat(addresses(CHOSEN).within("440883101", "/console/urgings/1"))
                .isEqualTo("/console/urgings/1?county=440883");
        assertThat(addresses(ROOTED).within("440883101", "/console/urgings/1"))
                .isEqualTo("/console/urgings/1");
        assertThat(addresses(CHOSEN).within("*", "/console/me")).isEqualTo("/console/me");
    }
}
