package cn.cunkou.region;

import static java.util.stream.Collectors.toMap;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The towns and villages of one county on one day, found by the names that papers and spreadsheets
 * use.
 */
public final class Gazetteer {
    private final Map<DivisionCode, Division> byCode;
    private final Map<String, Division> towns = new HashMap<>();
    private final Map<DivisionCode, Map<String, Division>> villages = new HashMap<>();

    Gazetteer(List<Division> divisions) {
        byCode = divisions.stream().collect(toMap(Division::code, division -> division));
        for (var division : divisions) {
            if (division.code().level() == Level.TOWN) {
                towns.put(division.name(), division);
            } else if (division.code().level() == Level.VILLAGE) {
                var names =
                        villages.computeIfAbsent(
                                division.code().at(Level.TOWN), town -> new HashMap<>());
                names.put(division.name(), division);
                names.put(division.shortName(), division);
            }
        }
    }

    public Optional<Division> find(DivisionCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** A town by its name, with or without 镇, 乡 or 街道. */
    public Optional<Division> town(String name) {
        var plain = squeezed(name);
        var exact = towns.get(plain);
        if (exact != null) {
            return Optional.of(exact);
        }
        return List.of("镇", "乡", "街道", "农场").stream()
                .map(ending -> towns.get(plain + ending))
                .filter(town -> town != null)
                .findFirst();
    }

    /**
     * A village of a town by its name, full or short, with or without 村 or 社区; village names repeat
     * in a county.
     */
    public Optional<Division> village(Division town, String name) {
        var names = villages.getOrDefault(town.code(), Map.of());
        var plain = squeezed(name);
        for (var candidate :
                List.of(
                        plain,
                        Naming.shortName(plain),
                        plain + "村",
                        plain + "社区",
                        plain + "居委会",
                        plain + "委会")) {
            var found = names.get(candidate);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** All villages of that name, full or short, in whichever town. */
    public List<Division> villages(String name) {
        return towns.values().stream()
                .flatMap(town -> village(town, name).stream())
                .sorted(Comparator.comparing(Division::code))
                .toList();
    }

    /**
     * The villages of a town that may have been meant: one character of the name was lost, added or
     * mistaken. Those with a rare character come first, since it is what programs lose.
     */
    public List<Division> similar(Division town, String name) {
        var meant = Naming.shortName(squeezed(name));
        return villages.getOrDefault(town.code(), Map.of()).values().stream()
                .filter(village -> isOneCharacterOff(village.shortName(), meant))
                .distinct()
                .sorted(
                        Comparator.comparing((Division village) -> !hasRareCharacter(village))
                                .thenComparing(Division::code))
                .toList();
    }

    private static boolean hasRareCharacter(Division village) {
        return village.shortName().codePoints().anyMatch(c -> c < 0x4E00 || c > 0x9FFF);
    }

    private static boolean isOneCharacterOff(String one, String other) {
        var a = one.codePoints().toArray();
        var b = other.codePoints().toArray();
        if (Math.abs(a.length - b.length) > 1) {
            return false;
        }
        var head = Arrays.mismatch(a, b);
        if (head < 0) {
            return true;
        }
        var restOfA =
                Arrays.copyOfRange(
                        a, Math.min(head + (a.length >= b.length ? 1 : 0), a.length), a.length);
        var restOfB =
                Arrays.copyOfRange(
                        b, Math.min(head + (b.length >= a.length ? 1 : 0), b.length), b.length);
        return Arrays.equals(restOfA, restOfB);
    }

    /** Where a division lies, as pages and papers name it: town and village, always both. */
    public String place(DivisionCode code) {
        var town = code.town().map(byCode::get).map(Division::name).orElse("");
        if (code.level() != Level.VILLAGE) {
            return code.level() == Level.TOWN ? town : nameOf(byCode.get(code), code);
        }
        var village = byCode.get(code);
        return town + " " + (village == null ? code.digits() : village.shortName());
    }

    /**
     * Every division by code, as a place to choose: the county first, each town before its
     * villages.
     */
    List<Choice> places() {
        return byCode.keySet().stream()
                .sorted()
                .map(code -> new Choice(code.digits(), place(code)))
                .toList();
    }

    private static String nameOf(@Nullable Division division, DivisionCode code) {
        return division == null ? code.digits() : division.name();
    }

    private static String squeezed(String name) {
        return Words.plain(name).replaceAll("\\s+", "");
    }
}
