package cn.cunkou.portal;

import cn.cunkou.portal.HelpPage.Link;
import cn.cunkou.portal.HelpPage.Part;
import cn.cunkou.portal.HelpPage.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The manual, one file a chapter: {@code # title}, {@code > what it is for}, {@code - a step},
 * {@code ![what is seen](picture.png)} under the step it belongs to. The file {@code contents}
 * lists parts and their chapters in order.
 */
final class Manual {
    private static final Pattern PICTURE =
            Pattern.compile("!\\[(?<alt>[^]]*)]\\((?<file>[a-z0-9-]+\\.png)\\)");
    private static final Map<String, Chapter> CHAPTERS = new LinkedHashMap<>();
    private static final List<Part> CONTENTS = new ArrayList<>();

    static {
        for (var line : lines("contents")) {
            if (line.startsWith("# ")) {
                CONTENTS.add(new Part(line.substring(2), new ArrayList<>()));
            } else {
                var chapter = read(line);
                CHAPTERS.put(line, chapter);
                CONTENTS.getLast().chapters().add(new Link(chapter.title(), "/help/" + line));
            }
        }
    }

    private Manual() {}

    record Chapter(String title, String purpose, List<Step> steps) {}

    static List<Part> contents() {
        return CONTENTS;
    }

    static Optional<Chapter> chapter(String topic) {
        return Optional.ofNullable(CHAPTERS.get(topic));
    }

    private static Chapter read(String topic) {
        var title = topic;
        var purpose = "";
        var steps = new ArrayList<Step>();
        for (var line : lines(topic)) {
            var picture = PICTURE.matcher(line);
            if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (line.startsWith("> ")) {
                purpose = line.substring(2);
            } else if (line.startsWith("- ")) {
                steps.add(new Step(line.substring(2), "", ""));
            } else if (picture.matches() && !steps.isEmpty()) {
                steps.add(
                        new Step(
                                steps.removeLast().text(),
                                picture.group("file"),
                                picture.group("alt")));
            } else {
                throw new IllegalStateException(
                        "the manual's chapter %s has a line nobody reads: %s"
                                .formatted(topic, line));
            }
        }
        return new Chapter(title, purpose, List.copyOf(steps));
    }

    private static List<String> lines(String name) {
        try {
            return new ClassPathResource("cn/cunkou/portal/manual/" + name + ".md")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the manual has no chapter " + name, e);
        }
    }
}
