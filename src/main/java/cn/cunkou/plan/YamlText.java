package cn.cunkou.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Turns bytes into YAML nodes, within bounds of size, depth and aliases. */
final class YamlText {
    static final int MAX_BYTES = 1_000_000;
    private static final int MAX_NODES = 50_000;

    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);
    private static final Pattern TAB_INDENT = Pattern.compile("^ *\t.*");
    private static final Pattern WIDE_COLON =
            Pattern.compile("^(\\s*(- )?\\s*\\{?|[^#\"]*[{,]\\s*)[A-Za-z][A-Za-z0-9-]*：.*");
    private static final Pattern WIDE_QUOTE = Pattern.compile("^[^#\"]*:\\s*[“”].*");

    private final Problems problems;
    private int nodes;

    private YamlText(Problems problems) {
        this.problems = problems;
    }

    /** The root of the only document, or null when there is nothing to go on with. */
    static @Nullable Node read(byte[] bytes, Problems problems) {
        return new YamlText(problems).read(bytes);
    }

    private @Nullable Node read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            problems.add(1, "", "文件有%d字节，超过1 MB".formatted(bytes.length), "方案文件只放数字、短名称和出处，删去其他内容");
            return null;
        }
        var text = decode(bytes);
        if (text == null) {
            return null;
        }
        scanLines(text);
        try {
            var root = compose(text);
            if (root.isEmpty()) {
                problems.add(1, "", "文件是空的", "照着 plans/ 里已有的方案写");
                return null;
            }
            return canBeWalked(root.get(), 1) ? root.get() : null;
        } catch (BoundedEvents.Exceeded e) {
            e.tell(problems);
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            var line = mark.map(m -> m.getLine() + 1).orElse(1);
            if (!problems.isLineKnown(line)) {
                problems.add(line, "", "这里不合YAML的写法：" + e.getProblem(), mend(e.getProblem()));
            }
        } catch (ReaderException e) {
            var line =
                    1
                            + (int)
                                    text.codePoints()
                                            .limit(e.getPosition())
                                            .filter(c -> c == '\n')
                                            .count();
            problems.add(
                    line, "", "有不可见的控制字符 U+%04X".formatted(e.getCodePoint()), "删去这个字符，重新输入这一行");
        } catch (YamlEngineException e) {
            problems.add(1, "", "读不了这个文件：" + e.getMessage(), "照着 plans/ 里已有的方案写");
        }
        return null;
    }

    private static Optional<Node> compose(String text) {
        var settings =
                LoadSettings.builder()
                        .setLabel("plan")
                        .setCodePointLimit(MAX_BYTES)
                        .setAllowDuplicateKeys(true) // Fields reports each of them with its line
                        .build();
        var events = new ParserImpl(settings, new StreamReader(settings, text));
        return new Composer(settings, new BoundedEvents(events)).getSingleNode();
    }

    private @Nullable String decode(byte[] bytes) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(1, "", "文件不是UTF-8编码，可能是GBK", "用文本编辑器另存为UTF-8");
            return null;
        }
    }

    private void scanLines(String text) {
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (TAB_INDENT.matcher(line).matches()) {
                problems.add(number, "", "行首用了制表符（Tab）", "缩进只用空格，每级两个");
            }
            if (WIDE_COLON.matcher(line).matches()) {
                problems.add(number, "", "键后面的冒号是全角的", "改成半角冒号，后面空一格");
            }
            if (WIDE_QUOTE.matcher(line).matches()) {
                problems.add(number, "", "引号是中文引号", "改成半角双引号，或者不用引号");
            }
        }
    }

    /** Aliases make a small file large, and a node its own child; both end here. */
    private boolean canBeWalked(Node node, int depth) {
        if (++nodes > MAX_NODES || depth > BoundedEvents.MAX_DEPTH) {
            problems.add(line(node), "", "别名展开后太大或者绕回自己", "不用别名，把内容直接写出来");
            return false;
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.add(line(node), "", "不能用标签 " + node.getTag().getValue(), "删去感叹号开头的标签");
            return false;
        }
        return switch (node) {
            case SequenceNode list ->
                    list.getValue().stream().allMatch(child -> canBeWalked(child, depth + 1));
            case MappingNode map ->
                    map.getValue().stream()
                            .allMatch(pair ->
                                    canBeWalked(pair.getKeyNode(), depth + 1)
                                            && canBeWalked(pair.getValueNode(), depth + 1));
            default -> true;
        };
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String mend(String problem) {
        if (problem.contains("mapping values are not allowed")) {
            return "值里有冒号加空格时，给整个值加半角双引号；也检查上一行的缩进";
        }
        if (problem.contains("expected <block end>")
                || problem.contains("could not find expected ':'")) {
            return "检查这一行的缩进：同一级的键要对齐，键后面要有半角冒号和空格";
        }
        if (problem.contains("undefined alias")) {
            return "不用别名（*），把内容直接写出来";
        }
        if (problem.contains("',' or '}'") || problem.contains("',' or ']'")) {
            return "花括号、方括号要成对，各项之间用半角逗号";
        }
        return "检查这一行和上一行的缩进、冒号、引号和括号";
    }
}
