package cn.cunkou.funds.claims;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application says, as somebody filled it in.
 *
 * @param payee id, name or code of a body, party or station
 * @param asked yuan; empty for all that the rule comes to
 * @param facts answers by the names of what the reward asks; what is not in it stays as it was
 */
public record FillInput(
        @Nullable String payee,
        @Nullable String holder,
        @Nullable String bank,
        @Nullable String account,
        @Nullable String asked,
        Map<String, String> facts) {
    public FillInput {
        facts = Map.copyOf(facts);
    }
}
