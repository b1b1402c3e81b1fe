package cn.cunkou.funds;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which entries somebody asks for, as addresses say it; what is missing or empty means all. */
public record EntryQuery(
        @Nullable String number,
        @Nullable String kind,
        @Nullable String line,
        @Nullable String source,
        @Nullable String subject,
        @Nullable String place,
        @Nullable String reward,
        @Nullable String payment,
        @Nullable String rule,
        @Nullable String account,
        @Nullable String from,
        @Nullable String to) {
    static EntryQuery numbered(long number) {
        return new EntryQuery(
                Long.toString(number),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * @throws Problem for a number, kind or day that is none
     */
    EntryLists.Filter filter(String fund) {
        return new EntryLists.Filter(
                fund,
                numbered(),
                knownKind(),
                Faults.given(line),
                Faults.given(source),
                Faults.given(subject),
                Faults.given(place),
                Faults.given(reward),
                Faults.given(payment),
                Faults.given(rule),
                Faults.given(account),
                FundsApi.day("from", text(from)),
                FundsApi.day("to", text(to)));
    }

    private @Nullable Long numbered() {
        var text = Faults.given(number);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,12}")) {
            throw Problem.badRequest(
                    "账号不对。",
                    List.of(new Problem.Fault("number", "「%s」不是账号".formatted(text), "账号是个整数")));
        }
        return Long.valueOf(text);
    }

    private @Nullable String knownKind() {
        var text = Faults.given(kind);
        if (text == null) {
            return null;
        }
        for (var known : Entry.Kind.values()) {
            if (known.id().equals(text)) {
                return text;
            }
        }
        throw Problem.noSuchChoice(
                "kind", text, Stream.of(Entry.Kind.values()).map(Entry.Kind::id).toList());
    }

    /** What is asked, by name, without what is not. */
    Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        put(asked, "number", number);
        put(asked, "kind", kind);
        put(asked, "line", line);
        put(asked, "source", source);
        put(asked, "subject", subject);
        put(asked, "place", place);
        put(asked, "reward", reward);
        put(asked, "payment", payment);
        put(asked, "rule", rule);
        put(asked, "account", account);
        put(asked, "from", from);
        put(asked, "to", to);
        return asked;
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (Faults.given(value) instanceof String said) {
            asked.put(name, said);
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** As a form shows it. */
    public String shown(String name) {
        return asked().getOrDefault(name, "");
    }
}
