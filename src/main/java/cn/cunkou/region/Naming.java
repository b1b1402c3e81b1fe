package cn.cunkou.region;

import cn.cunkou.region.Division.Kind;
import cn.cunkou.values.DivisionCode;
import java.util.List;

/** What the official name of a division tells: its kind, and the short name people use. */
final class Naming {
    private static final List<String> VILLAGERS = List.of("村民委员会", "村委会", "渔委会");
    private static final List<String> RESIDENTS = List.of("居民委员会", "居委会");

    private Naming() {}

    static Kind kind(DivisionCode code, String name) {
        return switch (code.level()) {
            case PROVINCE -> Kind.PROVINCE;
            case CITY -> Kind.CITY;
            case COUNTY -> Kind.COUNTY;
            case TOWN -> name.endsWith("农场") ? Kind.FARM : Kind.TOWN;
            case VILLAGE -> committee(name);
        };
    }

    private static Kind committee(String name) {
        if (VILLAGERS.stream().anyMatch(name::endsWith)) {
            return Kind.VILLAGERS_COMMITTEE;
        }
        return RESIDENTS.stream().anyMatch(name::endsWith) ? Kind.RESIDENTS_COMMITTEE : Kind.OTHER;
    }

    /** 輋𣒍村委会 is 輋𣒍村, 龙村村委会 is 龙村, 府前社区居委会 is 府前社区; 新城居委会 and 锦江渔委会 stay as they are. */
    static String shortName(String name) {
        for (var ending : List.of("村民委员会", "村委会")) {
            if (name.endsWith(ending)) {
                var place = without(name, ending);
                return place.endsWith("村") ? place : place + "村";
            }
        }
        for (var ending : RESIDENTS) {
            if (name.endsWith(ending)) {
                var place = without(name, ending);
                return place.endsWith("社区") ? place : place + "居委会";
            }
        }
        return name;
    }

    private static String without(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
