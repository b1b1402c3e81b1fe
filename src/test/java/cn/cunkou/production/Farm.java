package cn.cunkou.production;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;

import cn.cunkou.papers.TestOffice;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.Products;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A producer with a greenhouse and a batch of strawberries in it. */
final class Farm {
    private static int asked;

    private final Products products;
    private final Places places;
    private final Batches batches;
    private final Acts acts;

    Farm(Products products, Places places, Batches batches, Acts acts) {
        this.products = products;
        this.places = places;
        this.batches = batches;
        this.acts = acts;
    }

    UUID product(TestOffice office, @Nullable String gtin) {
        var number = ++asked;
        return office.as(
                OFFICER,
                () ->
                        products.add(
                                new ProductInput(
                                        SHUIZHAI,
                                        "cooperative",
                                        "某某草莓专业合作社" + number,
                                        "红颜草莓3斤",
                                        "水果",
                                        gtin,
                                        null),
                                null));
    }

    UUID place(TestOffice office, UUID product) {
        return office.as(
                OFFICER,
                () ->
                        places.add(
                                new PlaceInput(
                                        SHUIZHAI,
                                        products.get(product).party().toString(),
                                        "大棚",
                                        "村东1号棚",
                                        "2.5",
                                        "亩",
                                        "115.78",
                                        "23.93"),
                                null));
    }

    UUID batch(TestOffice office, UUID product, String from) {
        var place = place(office, product);
        return office.as(
                OFFICER,
                () ->
                        batches.add(
                                new BatchInput(
                                        place.toString(),
                                        product.toString(),
                                        "strawberry",
                                        from,
                                        "2019-11-01")));
    }

    /** An act at eight in the morning of a day; fields and what they hold in turn. */
    static ActInput act(UUID batch, String act, String day, String... fields) {
        var given = new LinkedHashMap<String, @Nullable String>();
        for (var i = 0; i < fields.length; i += 2) {
            given.put(fields[i], fields[i + 1]);
        }
        return new ActInput(
                UUID.randomUUID().toString(),
                batch.toString(),
                act,
                Map.copyOf(given),
                day + "T08:00:00+08:00",
                null);
    }

    static ActInput spray(UUID batch, String day) {
        return act(batch, "spray", day, "input", "400克/升嘧霉胺悬浮剂", "amount", "30毫升");
    }

    static ActInput harvest(UUID batch, String day) {
        return act(batch, "harvest", day, "amount", "120斤");
    }

    List<Receipt> send(TestOffice office, ActInput... sent) {
        return office.as(OFFICER, () -> acts.record(new ActInput.Sent(null, List.of(sent))));
    }
}
