package cn.cunkou.traceability;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One label of a printer's language, or one line of a table, with slots for what differs: {@code
 * {number}} (10 digits), {@code {code}} (20 letters), {@code {grouped}} (24 with spaces), {@code
 * {scratch}} (8 digits). All labels are equally long, so that any place in a file of millions is
 * found by dividing.
 */
final class LabelTemplate {
    private static final Pattern SLOT = Pattern.compile("\\{(number|code|grouped|scratch)}");
    private static final int GROUPS = 5;
    private static final int GROUP = ItemCode.LENGTH / GROUPS;

    private enum Slot {
        NUMBER(10),
        CODE(ItemCode.LENGTH),
        GROUPED(ItemCode.LENGTH + GROUPS - 1),
        SCRATCH(CodeSmith.SCRATCH_DIGITS);

        private final int width;

        Slot(int width) {
            this.width = width;
        }
    }

    private record Place(Slot slot, int at) {}

    private final byte[] plain;
    private final List<Place> places = new ArrayList<>();
    private final byte[] code = new byte[ItemCode.LENGTH];

    /**
     * @param text in ASCII
     */
    LabelTemplate(String text) {
        var plainText = new StringBuilder();
        var slots = SLOT.matcher(text);
        var done = 0;
        while (slots.find()) {
            plainText.append(text, done, slots.start());
            var slot = Slot.valueOf(slots.group(1).toUpperCase(java.util.Locale.ROOT));
            places.add(new Place(slot, plainText.length()));
            plainText.append(" ".repeat(slot.width));
            done = slots.end();
        }
        plainText.append(text, done, text.length());
        plain = plainText.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes of each label. */
    int length() {
        return plain.length;
    }

    void write(int roll, long number, int hidden, long proof, long scratch, byte[] to, int at) {
        System.arraycopy(plain, 0, to, at, plain.length);
        ItemCode.write(roll, hidden, proof, code, 0);
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var start = at + place.at;
            switch (place.slot) {
                case NUMBER -> digits(number, to, start, Slot.NUMBER.width);
                case CODE -> System.arraycopy(code, 0, to, start, code.length);
                case GROUPED -> {
                    for (int group = 0; group < GROUPS; group++) {
                        System.arraycopy(
                                code, group * GROUP, to, start + group * (GROUP + 1), GROUP);
                    }
                }
                case SCRATCH -> digits(scratch, to, start, Slot.SCRATCH.width);
            }
        }
    }

    private static void digits(long value, byte[] to, int at, int width) {
        for (int i = at + width - 1; i >= at; i--) {
            to[i] = (byte) ('0' + value % 10);
            value /= 10;
        }
    }
}
