package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Products and lots as everybody may read of them. */
@Component
public class PublicProducts {
    private final Products products;
    private final Lots lots;
    private final Divisions divisions;
    private final Counties counties;
    private final TransactionTemplate transaction;

    PublicProducts(
            Products products,
            Lots lots,
            Divisions divisions,
            Counties counties,
            TransactionTemplate transaction) {
        this.products = products;
        this.lots = lots;
        this.divisions = divisions;
        this.counties = counties;
        this.transaction = transaction;
    }

    /** A product with its lots, the newest first. */
    public record WarePage(Product product, String place, List<Lot> lots) {}

    /**
     * The page of a product.
     *
     * @throws Problem when there is none of this portal
     */
    WarePage page(UUID id) {
        return everywhere(() -> {
            var product = products.get(id);
            var place = told(product.division(), "这个产品");
            return new WarePage(product, place(place), lots.of(id));
        });
    }

    /**
     * The county that a lot lies in.
     *
     * @throws Problem when this portal has no such lot
     */
    DivisionCode countyOfLot(UUID id) {
        return everywhere(() -> told(lots.get(id).division(), "这个批次").county());
    }

    private static DivisionCode told(String division, String what) {
        var place = DivisionCode.of(division);
        if (!Counties.mayTellOf(place)) {
            throw Problem.notFound(what);
        }
        return place;
    }

    /** A place in words. */
    String place(DivisionCode place) {
        return everywhere(
                () -> divisions.gazetteer(place.county(), counties.today(place)).place(place));
    }

    private <T> T everywhere(Supplier<T> act) {
        return Actor.as(
                Actor.system("查询溯源码", Scope.everywhere()),
                () -> Objects.requireNonNull(transaction.execute(_ -> act.get())));
    }
}
