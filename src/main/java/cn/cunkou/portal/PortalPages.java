package cn.cunkou.portal;

import cn.cunkou.measures.Figure;
import cn.cunkou.measures.FigurePages;
import cn.cunkou.measures.FigureWords;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Part;
import cn.cunkou.measures.Question;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.Furrow;
import cn.cunkou.programme.Promises;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of a county: what was promised, how it stands, and each town's stations. */
@Controller
class PortalPages {
    private static final int CARDS = 9;

    private final Counties counties;
    private final Measures measures;
    private final Promises promises;

    PortalPages(Counties counties, Measures measures, Promises promises) {
        this.counties = counties;
        this.measures = measures;
        this.promises = promises;
    }

    @Bean
    static MenuEntry homeMenu() {
        return new MenuEntry(Place.PORTAL, "", 0, "首页", "/", "home");
    }

    @GetMapping("/")
    String home(Model model) {
        var county = counties.home();
        var glance =
                promises.glance(county.code(), CARDS)
                        .orElseThrow(() -> Problem.notFound("本县的实施方案"));
        var open = measures.evaluate(Question.of("stations.open", county.code().digits()));
        model.addAttribute(
                "page",
                new HomePage(
                        glance.planTitle(),
                        FigureWords.number(open.value(), open.unit()),
                        glance.strokes(),
                        glance.cards(),
                        towns(county)));
        return "portal/home";
    }

    private List<HomePage.Town> towns(County county) {
        var stations = Question.of("stations.open", county.code().digits());
        var coverage = Question.of("stations.village-coverage", county.code().digits());
        var open = measures.byDivision(stations);
        var towns = new ArrayList<HomePage.Town>();
        for (var part : measures.byDivision(coverage)) {
            if (part.figure().denominator() == null) {
                continue;
            }
            var count = open.stream().filter(one -> one.key().equals(part.key())).findFirst();
            towns.add(town(part, count.map(Part::figure).orElse(null), stations, coverage));
        }
        return towns;
    }

    private static HomePage.Town town(
            Part part, @Nullable Figure open, Question stations, Question coverage) {
        var share = part.figure();
        var value = share.value() == null ? BigDecimal.ZERO : share.value();
        return new HomePage.Town(
                part.key(),
                part.title(),
                open == null ? "0" : FigureWords.number(open.value(), open.unit()),
                FigurePages.href(stations.in(part.key())),
                plain(share.numerator()),
                plain(share.denominator()),
                FigureWords.words(share),
                FigurePages.href(coverage.in(part.key())),
                Furrow.of(
                        "track",
                        value,
                        BigDecimal.ONE,
                        List.of(),
                        part.title() + "覆盖率" + FigureWords.words(share)));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "0" : number.toPlainString();
    }
}
