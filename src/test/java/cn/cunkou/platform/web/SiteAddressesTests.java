package cn.cunkou.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.platform.web.SiteIdentity.Choice;
import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.platform.web.SiteIdentity.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteAddressesTests {
    private static final Site ONLY = new Site("村口", "", null);
    private static final Site ROOTED = new Site("村口", "", null, "/441424", List.of(), null);
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
                            true));

    @Test
    void aPageOfTheOnlySiteStaysAsItIs() {
        var page = "<a href=\"/promises\">承诺</a>";
        assertThat(SiteAddresses.of(page, ONLY)).isSameAs(page);
    }

    @Test
    void publicAddressesBeginWithTheRoot() {
        assertThat(
                        SiteAddresses.of(
                                "<a class=\"x\" href=\"/\">a</a><a href=\"/?q=1\">b</a>", ROOTED))
                .isEqualTo("<a class=\"x\" href=\"/441424\">a</a><a href=\"/441424?q=1\">b</a>");
        assertThat(SiteAddresses.of("<form action=\"/search\"><img src=\"/papers/1\">", ROOTED))
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
        assertThat(SiteAddresses.of(page, ROOTED)).isEqualTo(page);
    }

    @Test
    void textAndOtherAttributesAreNotTouched() {
        var page = "<p title=\"1 > 0, href=/promises\">写 href=\"/promises\" 的人</p>";
        assertThat(SiteAddresses.of(page, ROOTED)).isEqualTo(page);
    }

    @Test
    void theConsoleKeepsWhatWasChosen() {
        assertThat(
                        SiteAddresses.of(
                                "<a href=\"/console\">a</a><a href=\"/console/x?q=1&amp;page=2#p\">b</a>",
                                CHOSEN))
                .isEqualTo(
                        "<a href=\"/console?county=441424\">a</a><a href=\"/console/x?q=1&amp;page=2&amp;county=441424#p\">b</a>");
        var chosen =
                "<a href=\"/console?county=440883\">a</a><a href=\"/console/x?q=1&amp;county=440883\">b</a>";
        assertThat(SiteAddresses.of(chosen, CHOSEN)).isEqualTo(chosen);
    }

    @Test
    void aFormThatAsksTheConsoleCarriesItAsAField() {
        assertThat(SiteAddresses.of("<form class=\"f\" action=\"/console/x\">", CHOSEN))
                .endsWith("><input type=\"hidden\" name=\"county\" value=\"441424\">");
        assertThat(SiteAddresses.of("<form action=\"/console/x\" method=\"post\">", CHOSEN))
                .isEqualTo("<form action=\"/console/x?county=441424\" method=\"post\">");
        assertThat(SiteAddresses.of("<form action=\"/search\">", CHOSEN))
                .isEqualTo("<form action=\"/441424/search\">");
    }

    @Test
    void anAddressOfAnotherChoiceLeadsThere() {
        assertThat(CHOSEN.within("440883101", "/console/urgings/1"))
                .isEqualTo("/console/urgings/1?county=440883");
        assertThat(ROOTED.within("440883101", "/console/urgings/1"))
                .isEqualTo("/console/urgings/1");
        assertThat(CHOSEN.within("*", "/console/me")).isEqualTo("/console/me");
    }
}
