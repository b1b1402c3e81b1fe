package cn.cunkou.portal;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.stations.Produce;
import cn.cunkou.stations.Station;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Products with a code, as the screens of stations show them. */
@Component
class LocalProduce implements Produce {
    private final Products products;

    LocalProduce(Products products) {
        this.products = products;
    }

    @Override
    public List<Ware> around(Station station, int most) {
        return Stream.concat(station.division().town().stream(), Stream.of(station.county()))
                .map(place -> in(place, most))
                .filter(wares -> !wares.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Ware> in(DivisionCode place, int most) {
        return products.list(place, "", new Paged.Request(1, most)).rows().stream()
                .map(product -> new Ware(product.name(), product.producer()))
                .toList();
    }
}
