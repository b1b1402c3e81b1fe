package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which host names lead to which county: {@code wuhua.example.cn=441424,…}. */
public final class Hosts {
    /** The environment variable that says so. */
    public static final String SETTING = "CUNKOU_HOSTS";

    private final Map<String, DivisionCode> counties;

    private Hosts(Map<String, DivisionCode> counties) {
        this.counties = counties;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException with what is wrong and how to mend it
     */
    public static Hosts read(String setting) {
        var counties = new LinkedHashMap<String, DivisionCode>();
        for (var entry : setting.split(",")) {
            if (entry.isBlank()) {
                continue;
            }
            var parts = entry.strip().split("=", -1);
            if (parts.length != 2 || !isHost(parts[0].strip()) || !isCounty(parts[1].strip())) {
                throw new IllegalArgumentException(
                        "%s wants a host and the six digits of a county, several with commas, such as a.example.cn=441424,b.example.cn=440883; not \"%s\""
                                .formatted(SETTING, entry.strip()));
            }
            var host = plain(parts[0].strip());
            var before = counties.put(host, DivisionCode.of(parts[1].strip()));
            if (before != null) {
                throw new IllegalArgumentException(
                        "%s gives %s two counties, %s and %s; a host leads to one"
                                .formatted(SETTING, host, before.digits(), counties.get(host)));
            }
        }
        return new Hosts(counties);
    }

    /** The county that a host leads to, if it leads to one. */
    Optional<DivisionCode> county(String host) {
        return Optional.ofNullable(counties.get(plain(host)));
    }

    private static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\\.?");
    }

    private static boolean isCounty(String text) {
        return DivisionCode.isValid(text)
                && DivisionCode.of(text).level() == Level.COUNTY
                && ListedCounties.read().name(DivisionCode.of(text)).isPresent();
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
