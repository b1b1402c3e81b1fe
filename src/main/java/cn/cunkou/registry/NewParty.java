package cn.cunkou.registry;

import cn.cunkou.registry.Party.Kind;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a party when it is registered or changed; the components mean what they mean in
 * {@link Party}.
 */
public record NewParty(
        DivisionCode division,
        Kind kind,
        String name,
        @Nullable String creditCode,
        @Nullable PhoneNumber phone) {

    /**
     * @throws IllegalArgumentException when it has no name, belongs above every county, or its
     *     credit code is none
     */
    public NewParty {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a party has a name");
        }
        division.county();
        if (creditCode != null && !CreditCode.isValid(creditCode)) {
            throw new IllegalArgumentException("not a unified social credit code: " + creditCode);
        }
    }
}
