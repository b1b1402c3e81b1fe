package cn.cunkou.funds;

import cn.cunkou.funds.Redemption.Good;
import cn.cunkou.funds.Redemption.Refused;
import cn.cunkou.funds.Redemption.Taken;
import org.jspecify.annotations.Nullable;

/**
 * Where codes are taken.
 *
 * @param code as it was typed or scanned
 * @param said what became of it; null before there was one
 */
public record RedeemPage(String code, @Nullable Redemption said) {
    public @Nullable Good good() {
        return said instanceof Good good ? good : null;
    }

    public @Nullable Taken taken() {
        return said instanceof Taken taken ? taken : null;
    }

    public @Nullable String refused() {
        return said instanceof Refused(var why) ? why : null;
    }
}
