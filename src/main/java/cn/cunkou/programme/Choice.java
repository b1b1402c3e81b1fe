package cn.cunkou.programme;

import cn.cunkou.plan.Kind;
import cn.cunkou.platform.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A value that a filter offers. */
public record Choice(String key, String words, boolean chosen) {
    static Choice of(String key, String words, String chosen) {
        return new Choice(key, words, key.equals(chosen));
    }

    static List<Choice> states(String chosen) {
        return known(
                "state",
                chosen,
                Arrays.stream(State.values()).map(state -> of(state.key(), state.words(), chosen)));
    }

    static List<Choice> kinds(Stream<Kind> kinds, String chosen) {
        return known("kind", chosen, kinds.map(kind -> of(kind.key(), kind.words(), chosen)));
    }

    /** What a filter offers; refuses a value that is none of it, since its list would be empty. */
    static List<Choice> known(String filter, String typed, Stream<Choice> offered) {
        var choices = offered.toList();
        if (!typed.isEmpty() && choices.stream().noneMatch(Choice::chosen)) {
            throw Problem.noSuchChoice(filter, typed, choices.stream().map(Choice::key).toList());
        }
        return choices;
    }
}
