package cn.cunkou.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that stands in the way of a payment.
 *
 * @param rule id of the rule, budget line, reward or contradiction in the plan, or a word of the
 *     house: {@code money-on-hand}
 * @param cause what sort of refusal
 * @param words what is wrong, for whoever proposed the payment
 * @param mend what can be done about it
 * @param figures what was held against what; null where it is no question of figures
 * @param evidence address of the entries behind the figures; null where there are none
 * @param settle where a person settles what is unclear; null where nothing is
 */
@Schema(name = "Breach")
public record Breach(
        String rule,
        String label,
        Cause cause,
        String words,
        String mend,
        @Nullable Figures figures,
        @Nullable String evidence,
        @Nullable String settle) {

    /** What sort of refusal it is. */
    public enum Cause {
        /** More than there may be. */
        OVER,
        /** What must be reached could not be reached any more. */
        OUT_OF_REACH,
        FORBIDDEN,
        /** The plan contradicts itself or does not say, and nobody has settled it. */
        UNCLEAR,
        /** A fact is missing without which nobody can say. */
        NOT_SAID,
        /** The rule or reward did not hold on that day. */
        NOT_VALID,
        NOT_ENTITLED,
        PAID_ELSEWHERE
    }

    /**
     * The figures of a rule, in fen where {@code unit} is fen.
     *
     * @param limit what may not be overrun or undershot
     * @param already what counts already
     * @param vouchers what of that was promised by vouchers and is not paid yet
     * @param proposed what the payment would add
     * @param base what the limit is a share of; null where it is none
     */
    @Schema(name = "BreachFigures")
    public record Figures(
            String unit,
            long limit,
            long already,
            long vouchers,
            long proposed,
            @Nullable Base base) {
        Figures(String unit, long limit, long already, long proposed, @Nullable Base base) {
            this(unit, limit, already, 0, proposed, base);
        }
    }

    /**
     * What a share is taken of.
     *
     * @param share as the plan writes it: {@code 15%}
     * @param amount in fen
     * @param of what it is made up of
     */
    @Schema(name = "BreachBase")
    public record Base(String id, String label, String share, long amount, List<Part> of) {
        public Base {
            of = List.copyOf(of);
        }
    }

    /** A part of a base, in fen. */
    @Schema(name = "BreachBasePart")
    public record Part(String label, long amount) {}

    /** The page of the console with the same entries. */
    public @Nullable String evidencePage() {
        return evidence == null ? null : evidence.replaceFirst("^/api/", "/console/");
    }
}
