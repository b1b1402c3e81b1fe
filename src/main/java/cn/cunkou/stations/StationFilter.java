package cn.cunkou.stations;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which stations a list shows, and in which order. What is not understood filters nothing out.
 *
 * @param division code of the county, town or village they lie in
 * @param state a state, or one of {@code serving} (in service), {@code awaiting} (opened, not
 *     accepted), {@code long-idle}
 * @param text parts of code, name, town or village
 */
public record StationFilter(
        @Nullable String division,
        @Nullable String level,
        @Nullable String state,
        @Nullable String origin,
        @Nullable String text,
        @Nullable String sort) {

    public static final StationFilter ALL = new StationFilter(null, null, null, null, null, null);

    private static final List<String> STATES =
            Stream.concat(
                            Stream.of("serving", "awaiting", "long-idle"),
                            Arrays.stream(State.values()).map(State::id))
                    .toList();

    /** The orders a list can have. */
    enum Sort {
        PLACE("division, name, code"),
        NAME("name, code"),
        CODE("code"),
        OPENED("opened desc nulls last, code");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }

        String columns() {
            return columns;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Sort order() {
        return Arrays.stream(Sort.values())
                .filter(order -> order.id().equals(sort))
                .findFirst()
                .orElse(Sort.PLACE);
    }

    String divisionPattern() {
        var code = StationFaults.given(division);
        return code != null && DivisionCode.isValid(code) ? code + "%" : "%";
    }

    @Nullable String levelId() {
        return read(level).flatMap(Level::read).map(Level::id).orElse(null);
    }

    @Nullable String originId() {
        return read(origin).flatMap(Origin::read).map(Origin::id).orElse(null);
    }

    String stateId() {
        var typed = read(state).orElse("");
        if (!typed.isEmpty() && !STATES.contains(typed)) {
            throw Problem.noSuchChoice("state", typed, STATES);
        }
        return typed;
    }

    /** Word by word, with the full-width forms of an input method made plain. */
    String[] words() {
        return read(text)
                .map(typed ->
                        Arrays.stream(Normalizer.normalize(typed, Form.NFKC).split("[\\s·,，、]+"))
                                .filter(word -> !word.isEmpty())
                                .limit(8)
                                .toArray(String[]::new))
                .orElseGet(() -> new String[0]);
    }

    private static Optional<String> read(@Nullable String typed) {
        return Optional.ofNullable(StationFaults.given(typed));
    }
}
