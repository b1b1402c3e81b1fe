package cn.cunkou.phone;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import org.springframework.stereotype.Component;

/** What every page on the phone has to know, for whoever holds it. */
@Component
class Handsets {
    private final Keeping keeping;
    private final Counties counties;

    Handsets(Keeping keeping, Counties counties) {
        this.keeping = keeping;
        this.counties = counties;
    }

    /**
     * For the station asked for; for the first of one's own without a wish.
     *
     * @throws Problem when it is somebody else's
     */
    Handset of(String wanted) {
        var station = keeping.station(wanted).orElse(null);
        var others =
                keeping.mine().stream()
                        .filter(one -> station == null || !one.id().equals(station.id()))
                        .toList();
        var made = station == null ? "" : ChineseTime.minute(counties.now(station.county()));
        return new Handset(Actor.current().id(), station, others, made);
    }
}
