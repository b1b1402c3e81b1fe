package cn.cunkou.stations;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new station, or for what is said of one that is there.
 *
 * @param station null for a new one
 * @param version the state that the form was filled in from
 * @param key makes the form of a new one count once, however often it is sent
 * @param overtaken what somebody else changed meanwhile
 */
public record StationFormPage(
        @Nullable Station station,
        int version,
        String key,
        StationInput input,
        List<Choices.Group> places,
        List<FormFault> faults,
        Outcome.@Nullable Overtaken overtaken)
        implements Faulty {

    public boolean isNew() {
        return station == null;
    }

    public String action() {
        return station == null
                ? "/console/stations/new"
                : "/console/stations/" + station.id() + "/edit";
    }

    public String back() {
        return station == null ? "/console/stations" : "/console/stations/" + station.id();
    }
}
