package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.traceability.Looks.Known;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells genuine codes from others. What a code is checked with never changes, a roll's number and
 * how many codes it has, its product's GTIN, its key, so it is read once.
 */
@Component
class KnownCodes {
    private static final int MOST_KEPT = 20_000;

    private final Rolls rolls;
    private final CodeSecrets secrets;
    private final TransactionTemplate transaction;
    private final Map<Integer, Checked> kept = new ConcurrentHashMap<>();

    KnownCodes(Rolls rolls, CodeSecrets secrets, TransactionTemplate transaction) {
        this.rolls = rolls;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    private record Checked(Roll roll, CodeKeys keys) {}

    /** The roll and number of a genuine code; none where it is no code of ours. */
    Optional<Known> find(String typed) {
        return ItemCode.read(typed).flatMap(code -> checked(code).flatMap(one -> known(code, one)));
    }

    private static Optional<Known> known(ItemCode code, Checked with) {
        var number = new CodeSmith(with.keys()).number(code, with.roll().codes());
        return number.isPresent()
                ? Optional.of(new Known(code, with.roll(), number.getAsLong()))
                : Optional.empty();
    }

    private Optional<Checked> checked(ItemCode code) {
        var before = kept.get(code.roll());
        if (before != null) {
            return Optional.of(before);
        }
        var found =
                Actor.as(
                        Actor.system("查询溯源码", Scope.everywhere()),
                        () ->
                                transaction.execute(_ ->
                                        rolls.find(code.roll())
                                                .map(roll ->
                                                        new Checked(
                                                                roll, secrets.find(roll.secret())))
                                                .orElse(null)));
        if (found == null) {
            return Optional.empty();
        }
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        kept.put(code.roll(), found);
        return Optional.of(found);
    }
}
