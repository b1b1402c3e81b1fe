package cn.cunkou.disclosure;

import cn.cunkou.papers.PaperFile;
import cn.cunkou.values.Money;
import cn.cunkou.values.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a public record says, as it is copied to other sites.
 *
 * @param site the county's site, for the line that says where it comes from
 * @param said its text; null where it has none
 */
public record Sheet(
        String site,
        String title,
        LocalDate day,
        List<Fact> facts,
        @Nullable String said,
        List<Notice.Line> lines,
        List<PaperFile> files) {
    private static final int DIGEST = 110;

    public Sheet {
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        files = List.copyOf(files);
    }

    public record Fact(String label, String value) {}

    /** SHA-256 of what it says, files included. */
    String digest() {
        var parts = new ArrayList<String>();
        parts.add(title);
        parts.add(day.toString());
        facts.forEach(fact -> parts.add(fact.label() + "=" + fact.value()));
        parts.add(said == null ? "" : said);
        lines.forEach(line -> parts.add(line.name() + "," + line.what() + "," + amount(line)));
        files.forEach(file -> parts.add(file.name() + "=" + file.sha256()));
        return Sha256.hex(String.join("\n", parts));
    }

    /** In a few words, as an official account announces it. */
    public String summary() {
        var text = said == null ? factsInWords() : said.replaceAll("\\s+", " ");
        return text.codePointCount(0, text.length()) <= DIGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, DIGEST)) + "…";
    }

    private String factsInWords() {
        return facts.stream()
                .map(fact -> fact.label() + "：" + fact.value())
                .reduce((one, other) -> one + "；" + other)
                .orElse(title);
    }

    public static String amount(Notice.Line line) {
        return line.amountFen() == null ? "" : new Money(line.amountFen()).toString();
    }

    /** The name of a file within the archive: its place keeps equal names apart. */
    public String path(PaperFile file) {
        return "attachments/%d-%s".formatted(files.indexOf(file) + 1, file.name());
    }
}
