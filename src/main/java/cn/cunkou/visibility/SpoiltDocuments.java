package cn.cunkou.visibility;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Documents as broken programs and bad lines send them: samples, each spoilt in one to three ways.
 */
public final class SpoiltDocuments {
    /** Small enough that a hundred thousand of them are spoilt and judged in minutes. */
    private static final int LONGEST = 60_000;

    private static final Pattern VALUES =
            Pattern.compile("\"[^\"\\n]*\"|-?\\d+(?:\\.\\d+)?|true|false|null|>[^<>]+<");

    private static final List<String> STRANGE =
            List.of(
                    "null",
                    "{}",
                    "[]",
                    "[[]]",
                    "true",
                    "-1",
                    "1e400",
                    "-0.0",
                    "0x1F",
                    "NaN",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"2026-13-45T99:99:99Z\"",
                    "\"9999999-01-01T00:00:00Z\"",
                    "\"urn:epc:id:sgtin:\"",
                    "\"urn:epc:id:sgtin:%zz.%.%\"",
                    "\"https://id.gs1.org/01/\"",
                    "\"http://[::1\"",
                    "\"urn:\"",
                    "\"ex:\"",
                    "\":\"",
                    "{\"@context\": 1}",
                    "{\"type\": \"ObjectEvent\"}",
                    "\"ObjectEvent\"",
                    "\"ADD\"",
                    "9".repeat(400),
                    "\"" + "a".repeat(3_000) + "\"",
                    "[".repeat(200),
                    "{\"a\":".repeat(200),
                    ">&#0;<",
                    ">&lt;<",
                    "><![CDATA[]]><",
                    "><!--",
                    "><a xmlns=\"\"/><",
                    ">\uFFFE<",
                    "<?xml",
                    "]]>",
                    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>");

    private final List<byte[]> samples;
    private final SplittableRandom random;

    /**
     * @param samples documents in JSON or XML; those that are long are left out
     * @param seed makes the same documents again
     */
    public SpoiltDocuments(List<byte[]> samples, long seed) {
        this.samples =
                samples.stream().filter(one -> one.length <= LONGEST && one.length > 1).toList();
        this.random = new SplittableRandom(seed);
    }

    /** The next one. */
    public byte[] next() {
        var document = any();
        for (var times = random.nextInt(1, 4); times > 0; times--) {
            document = spoil(document);
        }
        return document;
    }

    private byte[] any() {
        return samples.get(random.nextInt(samples.size()));
    }

    private byte[] spoil(byte[] document) {
        if (document.length < 2) {
            return any();
        }
        return switch (random.nextInt(16)) {
            case 0 -> bytes(document);
            case 1 -> Arrays.copyOf(document, random.nextInt(document.length));
            case 2 -> without(document);
            case 3 -> twice(document);
            case 4 -> joined(document, any());
            default -> value(document);
        };
    }

    private byte[] bytes(byte[] document) {
        var other = document.clone();
        for (var times = random.nextInt(1, 9); times > 0; times--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    private byte[] without(byte[] document) {
        var from = random.nextInt(document.length);
        var to = Math.min(document.length, from + random.nextInt(1, 200));
        return joined(
                Arrays.copyOf(document, from),
                Arrays.copyOfRange(document, to, document.length),
                0);
    }

    private byte[] twice(byte[] document) {
        var from = random.nextInt(document.length);
        var to = Math.min(document.length, from + random.nextInt(1, 400));
        return joined(Arrays.copyOf(document, to), document, from);
    }

    /** The beginning of one and the end of another. */
    private byte[] joined(byte[] document, byte[] other) {
        return joined(
                Arrays.copyOf(document, random.nextInt(document.length)),
                other,
                random.nextInt(other.length));
    }

    private static byte[] joined(byte[] first, byte[] second, int from) {
        var whole = Arrays.copyOf(first, first.length + second.length - from);
        System.arraycopy(second, from, whole, first.length, second.length - from);
        return whole;
    }

    /** Another value where one stands, so that what is around it can still be read. */
    private byte[] value(byte[] document) {
        var text = new String(document, StandardCharsets.UTF_8);
        var found = VALUES.matcher(text);
        if (!found.find(random.nextInt(text.length())) && !found.find(0)) {
            return bytes(document);
        }
        var begin = text.substring(0, found.start());
        var end = text.substring(found.end());
        return (begin + another(text) + end).getBytes(StandardCharsets.UTF_8);
    }

    /** One that is strange anywhere, or one that is right elsewhere. */
    private String another(String text) {
        var found = VALUES.matcher(text);
        return random.nextBoolean() && found.find(random.nextInt(text.length()))
                ? found.group()
                : STRANGE.get(random.nextInt(STRANGE.size()));
    }
}
