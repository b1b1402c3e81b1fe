package cn.cunkou.funds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget line as somebody filled it in; the amount in yuan. */
public record LineInput(
        @Nullable String id,
        @Nullable String label,
        @Nullable String amount,
        @Nullable List<String> rules,
        @Nullable String day,
        @Nullable String document) {
    public boolean has(String rule) {
        return rules != null && rules.contains(rule);
    }
}
