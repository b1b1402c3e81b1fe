package cn.cunkou.stations.equipment;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Produce;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import cn.cunkou.stations.services.Bulletins;
import cn.cunkou.stations.services.ClosedDays;
import cn.cunkou.stations.services.OpeningHours;
import cn.cunkou.stations.services.ServiceKinds;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 站点屏幕: what visitors of a station read on its screen; it refreshes itself and reports. */
@Controller
class ScreenPages {
    private static final int WARES = 8;

    private final StationDevices devices;
    private final Stations stations;
    private final Bulletins bulletins;
    private final OpeningHours hours;
    private final ClosedDays closed;
    private final ServiceKinds kinds;
    private final Produce produce;
    private final Counties counties;

    ScreenPages(
            StationDevices devices,
            Stations stations,
            Bulletins bulletins,
            OpeningHours hours,
            ClosedDays closed,
            ServiceKinds kinds,
            Produce produce,
            Counties counties) {
        this.devices = devices;
        this.stations = stations;
        this.bulletins = bulletins;
        this.hours = hours;
        this.closed = closed;
        this.kinds = kinds;
        this.produce = produce;
        this.counties = counties;
    }

    @GetMapping("/screen/{token}")
    String screen(@PathVariable String token, Model model) {
        var known = devices.known(token).orElseThrow(StationDevices::unknown);
        var reader = Actor.system("站点屏幕", Scope.of(known.division().county().digits()));
        model.addAttribute("page", Actor.as(reader, () -> screen(stations.get(known.station()))));
        return "stations/equipment/screen";
    }

    private Screen screen(Station station) {
        var county = counties.find(station.county()).orElseThrow(StationDevices::unknown);
        var today = counties.today(station.county());
        var offer = kinds.of(station.county(), station.level());
        var services =
                Stream.concat(
                                offer.isNamed()
                                        ? offer.tapped().stream().map(kind -> kind.label())
                                        : Stream.of(),
                                offer.elsewhere().stream().map(entry -> entry.label()))
                        .toList();
        return new Screen(
                station.id(),
                county.name(),
                station.name(),
                station.place(),
                hours.on(station.id(), today).map(one -> one.words()).orElse(null),
                station.phone(),
                closed.from(station.id(), today).stream().map(ClosedDays.Stretch::words).toList(),
                services,
                bulletins.to(station, today).stream()
                        .map(one ->
                                new Screen.Told(
                                        one.title(), one.body(), ChineseTime.longDay(one.from())))
                        .toList(),
                produce.around(station, WARES),
                ChineseTime.minute(counties.now(station.county())),
                county.demo());
    }
}
