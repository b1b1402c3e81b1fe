package cn.cunkou.access;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Here;
import cn.cunkou.region.Here.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seats whoever works in the console at the desk of one county. Those who have several choose it in
 * the address, and see and write nothing of the others while they are there: their scope is
 * narrowed, so the database holds them to it.
 */
@Component
class Desks {
    private final Counties counties;
    private final AskedCounty asked;

    Desks(Counties counties, AskedCounty asked) {
        this.counties = counties;
        this.asked = asked;
    }

    /**
     * The visit as it goes on.
     *
     * @throws Problem when the address names a county that is not theirs
     */
    Visit seat(Visit visit, HttpServletRequest request) {
        var door = Doors.find(request.getMethod(), request.getRequestURI()).orElse(null);
        if (door != null && request.getRequestURI().startsWith(AskedCounty.API)) {
            return asked.hold(visit, door, request);
        }
        if (door == null || !door.isForStaff() || !visit.actor().isPerson()) {
            return visit;
        }
        var mine = counties.of(visit.actor().scope());
        var wanted = request.getParameter(Desk.PARAMETER);
        var chosen = wanted == null || wanted.isEmpty() ? usual(mine) : named(wanted, mine);
        if (chosen == null) {
            return visit;
        }
        var here = new Here(chosen, door.isAcross() ? Named.KEPT : Named.CHOICE, mine);
        return new Visit(
                door.isAcross() || mine.size() == 1
                        ? visit.actor()
                        : visit.actor().within(chosen.code().digits()),
                visit.account(),
                here);
    }

    /** The county of the host that was asked, if it is theirs; else their first. */
    private static @Nullable County usual(List<County> mine) {
        var here = Here.current();
        return here != null && mine.contains(here.county())
                ? here.county()
                : mine.isEmpty() ? null : mine.getFirst();
    }

    private static County named(String code, List<County> mine) {
        return mine.stream()
                .filter(county -> county.code().digits().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("这个县"));
    }
}
