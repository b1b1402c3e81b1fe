package cn.cunkou.stations;

import cn.cunkou.region.Division;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The towns and villages of a county as people write them into workbooks: finds what is meant, and
 * where nothing is found, what may have been meant. Rare characters are often lost on the way and
 * arrive as question marks, boxes or nothing at all.
 */
final class PlaceNames {
    private static final Pattern LOST = Pattern.compile("[?？*□〓\\uFFFD\\uE000-\\uF8FF]+");
    private static final Pattern ENDINGS = Pattern.compile("(村民委员会|村委会|居民委员会|居委会|社区|渔委会|村)$");

    private final Gazetteer names;
    private final Map<DivisionCode, Division> towns = new LinkedHashMap<>();
    private final List<Division> villages;

    PlaceNames(Gazetteer names, List<Division> towns, List<Division> villages) {
        this.names = names;
        this.villages = List.copyOf(villages);
        towns.forEach(town -> this.towns.put(town.code(), town));
    }

    /** What became of looking for a place. */
    sealed interface Sought {
        record Found(Division division) implements Sought {}

        /**
         * @param isTown whether the town is what is wrong, not the village
         */
        record Missing(boolean isTown, String reason, String remedy) implements Sought {}
    }

    Sought town(String written) {
        var exact = names.town(written);
        if (exact.isPresent()) {
            return new Sought.Found(exact.get());
        }
        var reason = "本县没有「%s」这个镇".formatted(written) + lost(written);
        var near = near(written, towns.values());
        return new Sought.Missing(
                true,
                reason,
                near.map(town -> "是否为「%s」".formatted(town.shortName())).orElse("改为本县的镇，或上传到那个县"));
    }

    Sought village(@Nullable String townWritten, String written) {
        if (townWritten == null) {
            return anywhere(written);
        }
        return switch (town(townWritten)) {
            case Sought.Missing missing -> missing;
            case Sought.Found(var town) ->
                    names.village(town, written)
                            .<Sought>map(Sought.Found::new)
                            .orElseGet(() -> notIn(town, written));
        };
    }

    private Sought anywhere(String written) {
        var found = everywhere(written);
        if (found.size() == 1) {
            return new Sought.Found(found.getFirst());
        }
        if (found.isEmpty()) {
            return missing(written, near(written, villages));
        }
        var where = found.stream().map(this::townName).collect(Collectors.joining("、"));
        return new Sought.Missing(
                true,
                "县内有%d个%s：%s".formatted(found.size(), found.getFirst().shortName(), where),
                "补上镇名");
    }

    private Sought notIn(Division town, String written) {
        var near = near(written, in(town));
        var elsewhere = everywhere(written);
        if (near.isEmpty() && !elsewhere.isEmpty()) {
            var others = elsewhere.stream().map(this::words).collect(Collectors.joining("或"));
            return new Sought.Missing(
                    false, "%s没有「%s」".formatted(town.shortName(), written), "是否为" + others);
        }
        return missing(written, near);
    }

    private Sought missing(String written, Optional<Division> near) {
        return new Sought.Missing(
                false,
                "没有「%s」这个村".formatted(written) + lost(written),
                near.map(village -> "是否为" + words(village)).orElse("核对村名，本县的村见“行政区划”"));
    }

    private List<Division> everywhere(String written) {
        var found = new ArrayList<Division>();
        for (var town : towns.values()) {
            names.village(town, written).ifPresent(found::add);
        }
        return found;
    }

    private List<Division> in(Division town) {
        return villages.stream().filter(village -> town.code().contains(village.code())).toList();
    }

    private String words(Division village) {
        return "「%s · %s」".formatted(townName(village), village.shortName());
    }

    String townName(Division village) {
        return village.code().town().map(towns::get).map(Division::shortName).orElse("");
    }

    private static String lost(String written) {
        return LOST.matcher(written).find() ? "；生僻字可能丢失" : "";
    }

    /**
     * The only division whose name is this one but for its rare characters, or with something in
     * place of question marks, or but for one character.
     */
    private static Optional<Division> near(String written, Collection<Division> candidates) {
        var plain = stem(written);
        var bare = LOST.matcher(plain).replaceAll("");
        var rare = only(candidates, stem -> !stem.equals(bare) && withoutRare(stem).equals(bare));
        if (rare.isPresent() || bare.isEmpty()) {
            return rare;
        }
        if (!bare.equals(plain)) {
            var pattern = lostPattern(plain);
            return only(candidates, stem -> pattern.matcher(stem).matches());
        }
        return only(candidates, stem -> isOneStepFrom(plain, stem));
    }

    private static Optional<Division> only(
            Collection<Division> candidates, Predicate<String> fits) {
        var fitting =
                candidates.stream()
                        .filter(candidate -> fits.test(stem(candidate.shortName())))
                        .limit(2)
                        .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** A name without the characters that older office software cannot hold. */
    private static String withoutRare(String name) {
        var common = Charset.forName("GBK").newEncoder();
        return name.codePoints()
                .mapToObj(Character::toString)
                .filter(common::canEncode)
                .collect(Collectors.joining());
    }

    private static Pattern lostPattern(String plain) {
        var pattern = new StringBuilder();
        int end = 0;
        for (var lost = LOST.matcher(plain); lost.find(); end = lost.end()) {
            pattern.append(Pattern.quote(plain.substring(end, lost.start()))).append(".{0,2}");
        }
        return Pattern.compile(pattern.append(Pattern.quote(plain.substring(end))).toString());
    }

    private static String stem(String name) {
        return ENDINGS.matcher(name.replaceAll("\\s+", "")).replaceFirst("");
    }

    /** Whether one character dropped, added or replaced makes one the other. */
    static boolean isOneStepFrom(String one, String other) {
        var a = one.codePoints().toArray();
        var b = other.codePoints().toArray();
        if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 2) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length, b.length) && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length, b.length) - start
                && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        return a.length - start - end <= 1 && b.length - start - end <= 1;
    }
}
