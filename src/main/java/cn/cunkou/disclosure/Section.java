package cn.cunkou.disclosure;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.PublicRecord;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of what a plan wants shown in public, with what there is of it.
 *
 * @param catalogue the list of the plan that it stands in
 * @param records the newest first
 * @param renewBefore records older than this are older than the plan's rhythm; null without one
 */
public record Section(
        String catalogue,
        Catalogue.Entry entry,
        List<PublicRecord> records,
        @Nullable LocalDate renewBefore) {
    public Section {
        records = List.copyOf(records);
    }

    /** How a class stands. */
    public enum State {
        THERE("有", "check", "state-kept"),
        OLD("该更新了", "clock", "state-behind"),
        MISSING("还没有", "cross", "state-broken");

        private final String words;
        private final String icon;
        private final String tone;

        State(String words, String icon, String tone) {
            this.words = words;
            this.icon = icon;
            this.tone = tone;
        }

        public String words() {
            return words;
        }

        public String icon() {
            return icon;
        }

        public String tone() {
            return tone;
        }
    }

    /** {@code disclosure/tenders}. */
    public String id() {
        return catalogue + "/" + entry.id();
    }

    public String label() {
        return entry.label();
    }

    public @Nullable LocalDate newest() {
        return records.isEmpty() ? null : records.getFirst().day();
    }

    public State state() {
        var newest = newest();
        if (newest == null) {
            return State.MISSING;
        }
        return renewBefore != null && newest.isBefore(renewBefore) ? State.OLD : State.THERE;
    }

    /** What the plan asks of each record here and this one does not say. */
    public List<String> lacking(PublicRecord record) {
        return entry.fields().stream()
                .filter(field -> field.required() && !record.values().containsKey(field.id()))
                .map(Catalogue.Field::label)
                .toList();
    }

    /** Records that lack something. */
    public long incomplete() {
        return records.stream().filter(record -> !lacking(record).isEmpty()).count();
    }

    /** What the plan calls a value; the value's own name where it does not ask for it. */
    public String label(String value) {
        return entry.fields().stream()
                .filter(field -> field.id().equals(value))
                .map(Catalogue.Field::label)
                .findFirst()
                .orElse(value);
    }
}
