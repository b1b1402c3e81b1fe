package cn.cunkou.production;

import cn.cunkou.platform.web.Receipt;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over places and batches whose acts were recorded before, such as a demonstration's. */
@Service
public class ProductionPast {
    private final Places places;
    private final Batches batches;
    private final Acts acts;
    private final Hands hands;

    ProductionPast(Places places, Batches batches, Acts acts, Hands hands) {
        this.places = places;
        this.batches = batches;
        this.acts = acts;
        this.hands = hands;
    }

    /**
     * Registers a place with one batch and what was done with it, at the times that the acts say.
     *
     * @param batch its place is that one, whatever it says
     * @param done the acts of the batch whose id is given
     * @return the batch
     * @throws IllegalStateException when an act is refused
     */
    @Transactional
    public UUID load(PlaceInput place, BatchInput batch, Function<UUID, List<ActInput>> done) {
        var ground = places.add(place, null);
        var id =
                batches.add(
                        new BatchInput(
                                ground.toString(),
                                batch.product(),
                                batch.crop(),
                                batch.from(),
                                batch.until()));
        var told = done.apply(id);
        if (!told.isEmpty()) {
            acts.takeOver(new ActInput.Sent(null, List.copyOf(told))).stream()
                    .filter(receipt -> receipt.outcome() == Receipt.Outcome.REFUSED)
                    .findFirst()
                    .ifPresent(refused -> {
                        throw new IllegalStateException("an act is refused: " + refused.faults());
                    });
        }
        return id;
    }

    /** Lets an account record for a producer. */
    @Transactional
    public void hand(UUID producer, String account) {
        hands.add(producer, account);
    }
}
