package cn.cunkou.stations.applications;

import cn.cunkou.region.PlaceOptions;
import cn.cunkou.region.PlaceOptions.Group;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The villages of a county that somebody may apply for, by town. */
@Component
class VillageOptions {
    private final PlaceOptions places;

    VillageOptions(PlaceOptions places) {
        this.places = places;
    }

    List<Group> of(DivisionCode county) {
        return places.of(county).stream()
                .map(group ->
                        new Group(
                                group.label(),
                                group.options().stream()
                                        .filter(option -> option.value().length() == 12)
                                        .toList()))
                .filter(group -> !group.options().isEmpty())
                .toList();
    }
}
