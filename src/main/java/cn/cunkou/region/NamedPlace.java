package cn.cunkou.region;

import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.values.DivisionCode;
import java.util.List;

/** The town and village that a row of a table names, in the columns 镇 and 村. */
public final class NamedPlace {
    public static final String TOWN = "镇";
    public static final String VILLAGE = "村";

    private NamedPlace() {}

    /**
     * The place named, or the whole of what is imported for where none is.
     *
     * @param faults takes what is wrong with the names
     */
    public static DivisionCode of(
            Line line, DivisionCode within, Gazetteer names, List<Fault> faults) {
        var townName = line.text(TOWN);
        var villageName = line.text(VILLAGE);
        if (townName == null) {
            if (villageName != null) {
                faults.add(new Fault(TOWN, "写了村，没有写镇", "补上镇名"));
            }
            return within;
        }
        var town = names.town(townName);
        if (town.isEmpty()) {
            faults.add(new Fault(TOWN, "本县没有「%s」这个镇".formatted(townName), "改为本县的镇"));
            return within;
        }
        if (villageName == null) {
            return town.get().code();
        }
        var village = names.village(town.get(), villageName);
        if (village.isEmpty()) {
            faults.add(
                    new Fault(VILLAGE, "%s没有「%s」这个村".formatted(townName, villageName), "改为该镇的村"));
            return town.get().code();
        }
        return village.get().code();
    }
}
