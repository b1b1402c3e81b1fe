package cn.cunkou.measures;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a measure declares about itself.
 *
 * @param id its module and name, as in {@code stations.open}
 * @param bases what a share may be taken of; the first is used when nobody asks for another
 * @param columns what an evidence row shows besides subject, day, division and value
 * @param link address of the record behind a row, with {@code {id}} in it
 * @param of the measure whose growth this is
 * @param words what people read for values of dimensions, such as 村级 for {@code village}
 * @param needs lists without which it cannot be computed
 * @param publishedOf what a share that others publish is a part of; null where it is none, or
 *     nobody has said
 */
public record Measure(
        String id,
        String title,
        Label unit,
        Aggregate aggregate,
        Label subject,
        List<Label> dimensions,
        List<Label> bases,
        List<Label> columns,
        @Nullable String link,
        Publicity publicity,
        String source,
        boolean partials,
        List<Need> needs,
        @Nullable String of,
        List<Label> words,
        @Nullable String publishedOf) {

    /** A list of the region that must exist, always or for one base only. */
    public record Need(String list, @Nullable String base) {}

    /** The base that is used when nobody asks for another. */
    public Optional<String> defaultBase() {
        return bases.stream().findFirst().map(Label::name);
    }

    /** What a share counts above its line: {@code 个村}. */
    public String countedUnit() {
        return "个" + subject.title();
    }

    /** What people read for a value of a dimension. */
    public String word(String value) {
        return words.stream()
                .filter(word -> word.name().equals(value))
                .map(Label::title)
                .findFirst()
                .orElse(value);
    }

    /** The same as others publish it. */
    Measure published(String source, @Nullable String publishedOf) {
        return new Measure(
                id,
                title,
                unit,
                aggregate,
                subject,
                dimensions,
                bases,
                columns,
                link,
                publicity,
                source,
                partials,
                needs,
                of,
                words,
                publishedOf);
    }

    /** Whether others publish it, so that it is recorded and not counted here. */
    public boolean isExternal() {
        return id.startsWith(ExternalSeries.PREFIX);
    }

    /** Whether its rows are about people, whose small numbers are not made public. */
    boolean aboutPersons() {
        return subject.name().equals("person");
    }

    String module() {
        return id.substring(0, id.indexOf('.'));
    }
}
