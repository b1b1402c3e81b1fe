package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The counties whose divisions ship with the product, known without a database. */
public final class ListedCounties {
    private final Map<DivisionCode, String> names;

    private ListedCounties(Map<DivisionCode, String> names) {
        this.names = names;
    }

    public static ListedCounties read() {
        return new ListedCounties(
                OfficialList.ofFiveCounties().entries().stream()
                        .filter(entry -> entry.code().level() == Level.COUNTY)
                        .collect(
                                Collectors.toMap(
                                        OfficialList.Entry::code, OfficialList.Entry::name)));
    }

    /** The county's name, empty when it is not listed. */
    public Optional<String> name(DivisionCode county) {
        return Optional.ofNullable(names.get(county));
    }
}
