package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.KnownAttribute.Type;
import cn.cunkou.plan.rewards.KnownAttribute.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The attributes that modules declare, known without a database. A file {@code
 * station.attributes.txt} has a line {@code name | type | unit | title | word title, …} for each.
 */
public record KnownAttributes(List<KnownAttribute> all) {
    private static final String SUFFIX = ".attributes.txt";
    private static final KnownAttributes SHIPPED = read("classpath*:cn/cunkou/*/*" + SUFFIX);

    public KnownAttributes {
        all = List.copyOf(all);
    }

    /** Those of the program's own files. */
    public static KnownAttributes shipped() {
        return SHIPPED;
    }

    /** The attribute, which every one of the kinds must have. */
    public Optional<KnownAttribute> named(String name, Collection<SubjectKind> kinds) {
        var found =
                all.stream()
                        .filter(it -> it.name().equals(name) && kinds.contains(it.of()))
                        .toList();
        return found.size() < Set.copyOf(kinds).size()
                ? Optional.empty()
                : found.stream().findFirst();
    }

    public List<String> names(Collection<SubjectKind> kinds) {
        return all.stream()
                .filter(it -> kinds.contains(it.of()))
                .map(KnownAttribute::name)
                .distinct()
                .toList();
    }

    private static KnownAttributes read(String pattern) {
        try {
            var all = new ArrayList<KnownAttribute>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                all.addAll(read(file));
            }
            return new KnownAttributes(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the declared attributes cannot be read", e);
        }
    }

    private static List<KnownAttribute> read(Resource file) throws IOException {
        var name = String.valueOf(file.getFilename());
        var kind = kind(name.substring(0, name.length() - SUFFIX.length()));
        return file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> attribute(kind, line))
                .toList();
    }

    private static SubjectKind kind(String key) {
        return Arrays.stream(SubjectKind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of subject: " + key));
    }

    private static KnownAttribute attribute(SubjectKind kind, String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 5) {
            throw new IllegalStateException("an attribute has five cells: " + line);
        }
        var type = Type.valueOf(cells.get(1).replace('-', '_').toUpperCase(Locale.ROOT));
        return new KnownAttribute(
                kind, cells.get(0), cells.get(3), type, cells.get(2), words(cells.get(4)));
    }

    private static List<Word> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word.split(" ", 2))
                .map(pair -> new Word(pair[0], pair[pair.length - 1]))
                .toList();
    }

    /** Every name with its attribute, for one kind. */
    public Map<String, KnownAttribute> of(SubjectKind kind) {
        return all.stream()
                .filter(it -> it.of() == kind)
                .collect(Collectors.toMap(KnownAttribute::name, it -> it));
    }
}
