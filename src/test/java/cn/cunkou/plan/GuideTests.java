package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies from the guide for clerks writes a sound plan. */
class GuideTests {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    /** A part of the plan, or further entries of the list before. */
    private static final Pattern PART = Pattern.compile("(?s)([a-z]+:|  - ).*");

    @TempDir Path folder;

    @Test
    void theSmallestPlanIsSound() throws IOException {
        check(blocks().getLast());
    }

    @Test
    void itsExamplesMakeOneSoundPlan() throws IOException {
        var blocks = blocks();
        check(
                blocks.subList(1, blocks.size() - 1).stream()
                        .filter(block -> PART.matcher(block).matches())
                        .collect(Collectors.joining())
                        .replace("\"999999\"", "\"441424\""));
    }

    private void check(String plan) throws IOException {
        var file = Files.writeString(folder.resolve("plan.yaml"), plan);
        var out = new ByteArrayOutputStream();
        var commands = PlanCommands.shipped(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(commands.check(List.of(file))).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("docs/plan-format.zh-CN.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
