package cn.cunkou.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@code *.measure.sql} file: a header of comment lines, then one select. */
record MeasureFile(String name, String text, Measure measure, String select) {

    private static final Pattern ENTRY = Pattern.compile("--\\s?([a-z]+):\\s*(.*)");
    private static final Pattern MORE = Pattern.compile("--\\s{2,}(\\S.*)");
    private static final Pattern ID =
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Set<String> KNOWN =
            Set.of(
                    "measure",
                    "title",
                    "unit",
                    "aggregate",
                    "subject",
                    "dimensions",
                    "base",
                    "columns",
                    "link",
                    "public",
                    "source",
                    "additive",
                    "needs",
                    "of",
                    "words");

    /** Reads a file, or tells everything that is wrong with its header. */
    static MeasureFile parse(String name, String text) {
        return new Reader(name, text).read();
    }

    private static final class Reader {
        private final String name;
        private final String text;
        private final Map<String, String> header = new LinkedHashMap<>();
        private final Map<String, Integer> lineOf = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private final String select;

        Reader(String name, String text) {
            this.name = name;
            this.text = text;
            var lines = text.lines().toList();
            var line = 0;
            @Nullable String last = null;
            while (line < lines.size() && isHeader(lines.get(line))) {
                last = entry(lines.get(line), line + 1, last);
                line++;
            }
            for (var late = line; late < lines.size(); late++) {
                var entry = ENTRY.matcher(lines.get(late));
                if (entry.matches() && KNOWN.contains(entry.group(1))) {
                    fault(late + 1, "`" + entry.group(1) + "` stands after the end of the header");
                }
            }
            var body = String.join("\n", lines.subList(line, lines.size())).strip();
            this.select = body.endsWith(";") ? body.substring(0, body.length() - 1).strip() : body;
        }

        private static boolean isHeader(String line) {
            return ENTRY.matcher(line).matches() || MORE.matcher(line).matches();
        }

        private @Nullable String entry(String line, int number, @Nullable String last) {
            var more = MORE.matcher(line);
            if (last != null && more.matches()) {
                header.merge(last, more.group(1).strip(), (before, after) -> before + " " + after);
                return last;
            }
            var entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                fault(number, "continues nothing");
                return last;
            }
            var key = entry.group(1);
            if (!KNOWN.contains(key)) {
                fault(number, "unknown key `" + key + "`; known are " + sorted(KNOWN));
            } else if (header.putIfAbsent(key, entry.group(2).strip()) != null) {
                fault(number, "`" + key + "` is given twice");
            } else {
                lineOf.put(key, number);
            }
            return key;
        }

        MeasureFile read() {
            var id = required("measure");
            var aggregate = choice("aggregate", Aggregate.class, Aggregate.COUNT);
            var publicity = choice("public", Publicity.class, Publicity.NONE);
            checkId(id);
            var measure =
                    new Measure(
                            id,
                            required("title"),
                            Label.of(required("unit")),
                            aggregate,
                            Label.of(header.getOrDefault("subject", "record")),
                            labels("dimensions", COLUMN),
                            labels("base", NAME),
                            labels("columns", COLUMN),
                            header.get("link"),
                            publicity,
                            required("source"),
                            partials(aggregate),
                            needs(),
                            header.get("of"),
                            labels("words", NAME),
                            null);
            checkTogether(measure);
            if (!faults.isEmpty()) {
                throw new BrokenMeasures(faults);
            }
            return new MeasureFile(name, text, measure, select);
        }

        private void checkId(String id) {
            if (id.isEmpty()) {
                return;
            }
            if (!ID.matcher(id).matches()) {
                fault("measure", "`" + id + "` is not of the form module.name");
                return;
            }
            var dot = id.indexOf('.');
            var expected = id.substring(0, dot) + "/" + id.substring(dot + 1) + ".measure.sql";
            if (!name.endsWith(expected)) {
                fault("measure", "`" + id + "` belongs into " + expected);
            }
        }

        private void checkTogether(Measure measure) {
            var growth = measure.aggregate() == Aggregate.GROWTH;
            if (growth && measure.of() == null) {
                fault("aggregate", "growth needs `of: another measure`");
            }
            if (!growth && measure.of() != null) {
                fault("of", "is for growth only");
            }
            if (growth && !select.isEmpty()) {
                fault("aggregate", "growth takes its evidence from `of` and has no select");
            }
            if (!growth
                    && !select.toLowerCase(Locale.ROOT)
                            .matches("(?s)(--[^\\n]*\\n)*(select|with)\\b.*")) {
                fault("measure", "has no select after its header");
            }
            if (measure.publicity() == Publicity.TOTALS && !header.containsKey("subject")) {
                fault(
                        "public",
                        "totals needs `subject:`, which says whether rows are about people");
            }
            if (measure.publicity() == Publicity.ROWS && measure.aboutPersons()) {
                fault("public", "rows about persons are never public");
            }
            var link = measure.link();
            if (link != null && !(link.startsWith("/") && link.contains("{"))) {
                fault("link", "`" + link + "` is not an address with {id} in it");
            }
            var bases = measure.bases().stream().map(Label::name).collect(Collectors.toSet());
            for (var need : measure.needs()) {
                if (need.base() != null && !bases.contains(need.base())) {
                    fault("needs", "`" + need.base() + "` is not one of its bases");
                }
            }
        }

        private boolean partials(Aggregate aggregate) {
            var additive = header.get("additive");
            if (additive == null) {
                return false;
            }
            if (!additive.equals("partials")) {
                fault("additive", "can only be `partials`");
            } else if (!aggregate.additive()) {
                fault("additive", "days of a " + lower(aggregate) + " cannot be added up");
            }
            return true;
        }

        private List<Measure.Need> needs() {
            return split("needs").stream()
                    .map(need -> {
                        var words = need.split("\\s+for\\s+", 2);
                        return new Measure.Need(words[0], words.length == 2 ? words[1] : null);
                    })
                    .toList();
        }

        private List<Label> labels(String key, Pattern form) {
            var labels = split(key).stream().map(Label::of).toList();
            var seen = new HashSet<String>();
            for (var label : labels) {
                if (!form.matcher(label.name()).matches()) {
                    fault(key, "`" + label.name() + "` is not a name of the form " + form);
                }
                if (!seen.add(label.name())) {
                    fault(key, "`" + label.name() + "` is given twice");
                }
            }
            return labels;
        }

        private List<String> split(String key) {
            return Arrays.stream(header.getOrDefault(key, "").split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
            var text = required(key);
            for (var constant : type.getEnumConstants()) {
                if (lower(constant).equals(text)) {
                    return constant;
                }
            }
            if (!text.isEmpty()) {
                var all = Arrays.stream(type.getEnumConstants()).map(Reader::lower).toList();
                fault(key, "`" + text + "` is none of " + String.join(", ", all));
            }
            return otherwise;
        }

        private String required(String key) {
            var value = header.getOrDefault(key, "");
            if (value.isEmpty()) {
                faults.add(name + ": `" + key + "` is missing");
            }
            return value;
        }

        private void fault(String key, String text) {
            fault(lineOf.getOrDefault(key, 1), "`" + key + "` " + text);
        }

        private void fault(int line, String text) {
            faults.add(name + ":" + line + ": " + text);
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }

        private static String sorted(Set<String> words) {
            return words.stream().sorted().collect(Collectors.joining(", "));
        }
    }
}
