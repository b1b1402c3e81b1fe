package cn.cunkou.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a plan file while it is read. What is missing or malformed is reported and a
 * placeholder returned, so that reading goes on; a key that nobody asked for is reported at the
 * end.
 */
final class Fields {
    /** A text of the file and where it stands. */
    record Word(String text, int line) {}

    private static final Map<String, Boolean> YES_NO = Map.of("false", false, "true", true);
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");

    private final String where;
    private final int line;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(MappingNode node, String where, Problems problems) {
        this.where = where;
        this.line = lineOf(node);
        this.problems = problems;
        for (var pair : node.getValue()) {
            var at = lineOf(pair.getKeyNode());
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at, where, "键不能是列表或者对照", "键写成一个英文词");
            } else if (values.containsKey(key.getValue())) {
                var first = lines.get(key.getValue());
                problems.add(
                        at, where, "键 %s 写了两次，前一次在第%d行".formatted(key.getValue(), first), "只留一个");
            } else {
                values.put(key.getValue(), pair.getValueNode());
                lines.put(key.getValue(), at);
            }
        }
    }

    static Optional<Fields> of(Node node, String where, Problems problems) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(mapping, where, problems));
        }
        problems.add(lineOf(node), where, "这里应当是“键: 值”的对照", "照着 plans/ 里已有的方案写");
        return Optional.empty();
    }

    String where() {
        return where;
    }

    int line() {
        return line;
    }

    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /** How many problems the file has, as far as it was read. */
    int problems() {
        return problems.count();
    }

    void report(String key, String what, String mend) {
        problems.add(line(key), where, what, mend);
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key) && !isEmpty(values.get(key));
    }

    /** A text that must be there. */
    String text(String key) {
        return maybeText(key).orElseGet(() -> missing(key, ""));
    }

    Optional<String> maybeText(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        report(key, "%s 应当是一个值，这里是列表或者对照".formatted(key), "只写一个值");
        return Optional.of("");
    }

    /**
     * A text that must be there, as it stands or as {@code {inferred: …}}: the paper leaves it out.
     */
    String textOrInferred(String key) {
        if (!isInferred(key)) {
            return text(key);
        }
        return inner(key)
                .map(inner -> {
                    var text = inner.text("inferred");
                    inner.finish();
                    return text;
                })
                .orElse("");
    }

    /** Whether a value is what a person concluded, not what the paper says. */
    boolean isInferred(String key) {
        return isMapping(key);
    }

    /** An id that must be there. */
    String id(String key) {
        var text = text(key);
        if (!text.isEmpty() && !ID.matcher(text).matches()) {
            report(key, "编号 %s 的写法不对".formatted(text), "用小写英文字母、数字和短横线，例如 town-centres");
        }
        return text;
    }

    /** A day that must be there. */
    LocalDate day(String key, Function<String, @Nullable LocalDate> reading) {
        return maybeDay(key, reading).orElseGet(() -> missingDay(key));
    }

    Optional<LocalDate> maybeDay(String key, Function<String, @Nullable LocalDate> reading) {
        return maybeText(key)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    var day = reading.apply(text);
                    if (day == null) {
                        report(key, "%s 的日期 %s 不对".formatted(key, text), Scalars.whyNoDay(text));
                        return LocalDate.EPOCH;
                    }
                    return day;
                });
    }

    Optional<Scalars.Figure> maybeFigure(String key) {
        return maybeText(key)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> {
                    var figure = Scalars.figure(text);
                    if (figure == null) {
                        report(key, "%s 的数字 %s 不对".formatted(key, text), Scalars.whyNoFigure(text));
                    }
                    return Optional.ofNullable(figure);
                });
    }

    /** One of a few words; the first when it is missing or wrong. */
    <T> T choice(String key, Map<String, T> choices) {
        var text = text(key);
        var chosen = choices.get(text);
        if (chosen == null) {
            if (!text.isEmpty()) {
                report(key, "%s 不能是 %s".formatted(key, text), Nearest.hint(text, choices.keySet()));
            }
            return choices.values().iterator().next();
        }
        return chosen;
    }

    /** The mapping under a key, which must be there. */
    Optional<Fields> inner(String key) {
        if (!has(key)) {
            missing(key, "");
            return Optional.empty();
        }
        return maybeInner(key);
    }

    Optional<Fields> maybeInner(String key) {
        return has(key)
                ? Optional.ofNullable(values.get(key))
                        .flatMap(node -> of(node, under(key), problems))
                : Optional.empty();
    }

    /** The keys that have a value, all of them asked for. */
    List<String> keys() {
        return List.copyOf(values.keySet()).stream().filter(this::has).toList();
    }

    boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** The mappings listed under a key; none when it is absent. */
    List<Fields> entries(String key) {
        var entries = new ArrayList<Fields>();
        for (var child : children(key)) {
            of(child, under(key) + " › " + name(child, entries.size() + 1), problems)
                    .ifPresent(entries::add);
        }
        return entries;
    }

    /** The texts listed under a key; none when it is absent. */
    List<Word> words(String key) {
        var words = new ArrayList<Word>();
        for (var child : children(key)) {
            if (child instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(new Word(scalar.getValue().strip(), lineOf(child)));
            } else {
                problems.add(lineOf(child), where, "%s 的每一项应当是一个词".formatted(key), "去掉空项、列表和对照");
            }
        }
        return words;
    }

    /** The texts and the mappings listed under a key, each in its turn. */
    void each(String key, Consumer<Word> word, Consumer<Fields> mapping) {
        var position = 0;
        for (var child : children(key)) {
            position++;
            if (child instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                word.accept(new Word(scalar.getValue().strip(), lineOf(child)));
            } else {
                of(child, under(key) + " › " + name(child, position), problems).ifPresent(mapping);
            }
        }
    }

    /** A whole number from 1 on; 0 when it is absent or wrong. */
    int maybeCount(String key) {
        var text = maybeText(key).orElse("");
        if (text.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            report(key, "%s 应当是整数，这里是 %s".formatted(key, text), "写成整数，例如 5");
        }
        return 0;
    }

    /** One of a few words where it is written at all. */
    <T> Optional<T> maybeChoice(String key, Map<String, T> choices) {
        return has(key) ? Optional.of(choice(key, choices)) : Optional.empty();
    }

    /** A yes or a no; no when it is absent. */
    boolean yes(String key) {
        return maybeChoice(key, YES_NO).orElse(false);
    }

    /** The texts listed under a key, without their lines. */
    List<String> texts(String key) {
        return words(key).stream().map(Word::text).toList();
    }

    /** One text, or a list of them. */
    List<Word> wordOrWords(String key) {
        return has(key) && values.get(key) instanceof ScalarNode scalar
                ? List.of(new Word(scalar.getValue().strip(), line(key)))
                : words(key);
    }

    /** Every key with its text, for mappings whose keys are free. */
    Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        values.keySet().forEach(key -> all.put(key, text(key)));
        return all;
    }

    /** All values by key, each a list: of one where a single one is written. */
    Map<String, List<String>> lists() {
        var all = new LinkedHashMap<String, List<String>>();
        values.forEach((key, node) ->
                all.put(key, node instanceof SequenceNode ? texts(key) : List.of(text(key))));
        return all;
    }

    /** Reports the keys nobody asked for. */
    void finish() {
        for (var key : values.keySet()) {
            if (!asked.contains(key)) {
                var open = asked.stream().filter(known -> !values.containsKey(known)).toList();
                report(key, "不认识的键 " + key, Nearest.hint(key, open.isEmpty() ? asked : open));
            }
        }
    }

    private List<Node> children(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode list) {
            return list.getValue();
        }
        report(key, "%s 应当是列表".formatted(key), "每项一行，以“- ”开头，或者写成 [甲, 乙]");
        return List.of();
    }

    private String missing(String key, String placeholder) {
        problems.add(line, where, "缺少 " + key, "补上 " + key);
        return placeholder;
    }

    private LocalDate missingDay(String key) {
        missing(key, "");
        return LocalDate.EPOCH;
    }

    private String under(String key) {
        return where.isEmpty() ? key : where + " › " + key;
    }

    private static String name(Node node, int position) {
        if (node instanceof MappingNode mapping) {
            for (var pair : mapping.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id")
                        && pair.getValueNode() instanceof ScalarNode id) {
                    return id.getValue();
                }
            }
        }
        return "第" + position + "项";
    }

    private static boolean isEmpty(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isBlank()
                        || scalar.getValue().equals("~")
                        || scalar.getValue().equals("null"));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
