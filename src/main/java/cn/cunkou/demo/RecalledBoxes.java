package cn.cunkou.demo;

import cn.cunkou.traceability.Lot;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a lot that is called back went out: packed into boxes, two of them on a pallet to a
 * wholesaler, one to a shop, one still at the producer's.
 */
final class RecalledBoxes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BOXES = 4;
    private static final int PALLET = 9;

    /** What its places are called. */
    static final Map<String, String> PLACES =
            Map.of(
                    place("packing-house"), "演示包装车间",
                    place("wholesaler"), "演示批发点",
                    place("shop"), "演示门店");

    private RecalledBoxes() {}

    static List<EpcisEvent> of(Lot lot) {
        var packed = lot.madeOn().plusDays(6);
        var events = new ArrayList<EpcisEvent>();
        for (int box = 1; box <= BOXES; box++) {
            events.add(
                    event(
                            """
                            {"type": "AggregationEvent", "eventTime": "%sT09:%02d:00+08:00", "eventTimeZoneOffset": "+08:00",
                             "action": "ADD", "bizStep": "packing", "parentID": "%s", "readPoint": {"id": "%s"},
                             "bizLocation": {"id": "%s"}, "childQuantityList": [{"epcClass": "%s", "quantity": %d}]}
                            """
                                    .formatted(
                                            packed,
                                            box,
                                            sscc(lot, box),
                                            place("packing-house"),
                                            place("packing-house"),
                                            lot.epc(),
                                            Math.max(1, lot.codes() / BOXES))));
        }
        events.add(
                event(
                        """
                        {"type": "AggregationEvent", "eventTime": "%sT15:00:00+08:00", "eventTimeZoneOffset": "+08:00",
                         "action": "ADD", "bizStep": "packing", "parentID": "%s", "readPoint": {"id": "%s"},
                         "childEPCs": ["%s", "%s"]}
                        """
                                .formatted(
                                        packed,
                                        sscc(lot, PALLET),
                                        place("packing-house"),
                                        sscc(lot, 1),
                                        sscc(lot, 2))));
        events.add(received(lot, PALLET, packed.plusDays(2), "wholesaler"));
        events.add(received(lot, 3, packed.plusDays(3), "shop"));
        return events;
    }

    private static EpcisEvent received(Lot lot, int box, LocalDate day, String where) {
        return event(
                """
                {"type": "ObjectEvent", "eventTime": "%sT10:30:00+08:00", "eventTimeZoneOffset": "+08:00", "action": "OBSERVE",
                 "bizStep": "receiving", "disposition": "in_progress", "epcList": ["%s"], "bizLocation": {"id": "%s"}}
                """
                        .formatted(day, sscc(lot, box), place(where)));
    }

    /** Under a prefix of GS1 that is kept for examples. */
    private static String sscc(Lot lot, int box) {
        return "urn:epc:id:sscc:9521234.0%s%02d".formatted(lot.division().substring(0, 6), box)
                + "0";
    }

    private static String place(String name) {
        return "https://demo.example/" + name;
    }

    private static EpcisEvent event(String json) {
        return new EpcisEvent((ObjectNode) JSON.readTree(json), Namespaces.NONE);
    }
}
