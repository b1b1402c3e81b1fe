package cn.cunkou.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one kind of crop, as a file describes it.
 *
 * @param crop id, such as {@code rice}
 * @param places kinds of places where it grows or is made, such as 大棚
 * @param areaUnit in which its places are measured: 亩 or 平方米
 * @param silentDays after so many days without a record somebody is asked
 * @param acts in the order in which they are offered
 * @param inputs what is used, among which a person picks
 */
public record Crop(
        String crop,
        String title,
        List<String> places,
        String areaUnit,
        int silentDays,
        List<Act> acts,
        List<Input> inputs) {
    public Crop {
        places = places == null ? List.of() : List.copyOf(places);
        acts = acts == null ? List.of() : List.copyOf(acts);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
    }

    /** 产前, 产中 or 产后. */
    public enum Stage {
        @JsonProperty("before")
        BEFORE("产前"),
        @JsonProperty("during")
        DURING("产中"),
        @JsonProperty("after")
        AFTER("产后");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        /** The word in files and in the database. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }
    }

    /**
     * Something that is done.
     *
     * @param icon id in icons.svg
     * @param step business step of EPCIS
     * @param required whether every batch must have it
     * @param blocks acts that must wait after it: for the days of the input used, or for {@code
     *     days}
     * @param makes {@code lot} where lots come of it
     * @param of {@code lot} where it is done with a lot that was made before
     */
    public record Act(
            String act,
            String title,
            @Nullable String icon,
            Stage stage,
            String step,
            boolean required,
            List<String> blocks,
            @Nullable Integer days,
            @Nullable String makes,
            @Nullable String of,
            List<Field> fields) {
        public Act {
            blocks = blocks == null ? List.of() : List.copyOf(blocks);
            fields = fields == null ? List.of() : List.copyOf(fields);
        }

        @JsonIgnore
        public boolean makesLot() {
            return "lot".equals(makes);
        }

        @JsonIgnore
        public boolean isOfLot() {
            return "lot".equals(of);
        }
    }

    /** What a field takes. */
    public enum Kind {
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("text")
        TEXT,
        @JsonProperty("photo")
        PHOTO,
        /** A short one, which is sent after the act; see {@link ActVideos}. */
        @JsonProperty("video")
        VIDEO,
        /** One of the crop's inputs. */
        @JsonProperty("input")
        INPUT
    }

    /**
     * Something that is told of an act.
     *
     * @param units of an amount, the usual one first
     * @param choices of a choice
     * @param of which kind of input
     * @param shown whether buyers may read what is written in a text; all else they may
     */
    public record Field(
            String field,
            String title,
            Kind kind,
            boolean required,
            List<String> units,
            List<String> choices,
            @Nullable String of,
            boolean shown) {
        public Field {
            units = units == null ? List.of() : List.copyOf(units);
            choices = choices == null ? List.of() : List.copyOf(choices);
        }
    }

    /**
     * Something that is used on the crop.
     *
     * @param kind such as 农药
     * @param registration number under which it is registered, where it is known
     * @param days between its use and what it blocks: 安全间隔期, 休药期
     * @param example whether it came with the program and nobody of the county confirmed it
     */
    public record Input(
            String kind, String title, @Nullable String registration, int days, boolean example) {}

    public Optional<Act> act(String id) {
        return acts.stream().filter(act -> act.act().equals(id)).findFirst();
    }

    /** Its inputs of a kind. */
    public List<Input> inputs(@Nullable String kind) {
        return inputs.stream().filter(input -> input.kind().equals(kind)).toList();
    }

    /** Ids of the acts that every batch must have. */
    List<String> needs() {
        return acts.stream().filter(Act::required).map(Act::act).toList();
    }
}
