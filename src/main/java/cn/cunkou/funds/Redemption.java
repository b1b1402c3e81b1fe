package cn.cunkou.funds;

import cn.cunkou.values.Money;
import java.time.LocalDate;

/** What a provider is told about a code. */
public sealed interface Redemption {
    /** It is good; the provider looks at who stands before them. */
    record Good(String holder, String title, String service, Money amount, LocalDate expires)
            implements Redemption {}

    /** It was taken just now. */
    record Taken(String holder, String title, Money amount) implements Redemption {}

    /** It is not good, and why. */
    record Refused(String why) implements Redemption {}
}
