package cn.cunkou.projects;

import cn.cunkou.values.Money;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a module that pays knows of the money of contracts. */
public interface ContractMoney {
    /**
     * What was drawn, by the id of each contract and of each milestone on which something was;
     * empty for whoever may not see the ledgers.
     */
    Map<UUID, Drawn> drawn(Collection<Contract> contracts);

    /**
     * What was drawn of a contract or an instalment.
     *
     * @param paid less what was clawed back
     * @param waiting proposed and not decided
     * @param committed set aside of the budget and not paid yet; for contracts alone
     */
    record Drawn(Money paid, Money waiting, Money committed) {
        public static final Drawn NOTHING = new Drawn(Money.ZERO, Money.ZERO, Money.ZERO);

        /** What of an amount is neither paid nor asked for. */
        public Money left(Money amount) {
            return new Money(Math.max(0, amount.fen() - paid.fen() - waiting.fen()));
        }
    }
}
