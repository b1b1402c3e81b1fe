package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Here;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Holds a request of a program to the county that it names by {@code ?county=}: it is told, and
 * writes, what belongs to that county alone, whichever address it asks.
 */
@Component
class AskedCounty {
    static final String API = "/api/";

    private final Counties counties;

    AskedCounty(Counties counties) {
        this.counties = counties;
    }

    /**
     * The visit as it goes on.
     *
     * @throws Problem when no county of that code is served, it is not one of the asker's, or the
     *     address itself names another
     */
    Visit hold(Visit visit, Door door, HttpServletRequest request) {
        var asked = request.getParameter(Desk.PARAMETER);
        if (asked == null || asked.isEmpty() || !door.opensTo(visit.actor())) {
            return visit;
        }
        var mine = door.isPublic() ? counties.all() : counties.of(visit.actor().scope());
        var county =
                mine.stream()
                        .filter(one -> one.code().digits().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> wrong(asked, mine));
        var here = Here.current();
        if (here != null && !here.county().equals(county)) {
            throw wrong(asked, List.of(here.county()));
        }
        return new Visit(within(visit.actor(), county), visit.account(), Here.askedFor(county));
    }

    private Actor within(Actor actor, County county) {
        return counties.of(actor.scope()).contains(county)
                ? actor.within(county.code().digits())
                : actor;
    }

    private static Problem wrong(String asked, List<County> offered) {
        var codes =
                offered.stream()
                        .map(county -> county.code().digits() + " " + county.name())
                        .toList();
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "没有这个县",
                "county「%s」不是能问的县。".formatted(asked),
                List.of(
                        new Problem.Fault(
                                Desk.PARAMETER,
                                "「%s」不是能问的县".formatted(asked),
                                "填六位区划代码，可选：" + String.join("、", codes))));
    }
}
