package cn.cunkou.traceability;

import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.Capture;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Records what is done with codes as events, one for each range, in the transaction of the act: so
 * many things of a lot, with the numbers of their codes.
 */
@Component
class CodeEvents {
    private static final Namespaces OURS =
            new Namespaces(Map.of("codes", "urn:cunkou:codes"), false);

    private final Capture capture;
    private final Counties counties;

    CodeEvents(Capture capture, Counties counties) {
        this.capture = capture;
        this.counties = counties;
    }

    /** Codes were put on things of a lot when those were packed. */
    void packed(Lot lot, Roll roll, Stretch codes, LocalDate day) {
        record(lot, roll, codes, moment(lot, day), "ADD", "packing", "active");
    }

    /** Codes turned out to be on another lot; this one has them no more. */
    void unpacked(Lot lot, Roll roll, Stretch codes) {
        record(lot, roll, codes, now(lot), "DELETE", "decommissioning", "inactive");
    }

    /**
     * Codes are on no thing any more.
     *
     * @param kind void, damaged or returned
     */
    void spoilt(Lot lot, Roll roll, Stretch codes, String kind) {
        switch (kind) {
            case "damaged" ->
                    record(lot, roll, codes, now(lot), "OBSERVE", "inspecting", "damaged");
            case "returned" ->
                    record(lot, roll, codes, now(lot), "OBSERVE", "returning", "returned");
            default -> record(lot, roll, codes, now(lot), "DELETE", "decommissioning", "inactive");
        }
    }

    private void record(
            Lot lot,
            Roll roll,
            Stretch codes,
            Instant time,
            String action,
            String step,
            String disposition) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("type", "ObjectEvent");
        event.put("eventID", "urn:uuid:" + UUID.randomUUID());
        event.put("eventTime", time.toString());
        event.put("eventTimeZoneOffset", "+08:00");
        event.put("action", action);
        event.put("bizStep", step);
        event.put("disposition", disposition);
        event.putArray("quantityList")
                .addObject()
                .put("epcClass", lot.epc())
                .put("quantity", codes.count());
        event.put("codes:roll", roll.label());
        event.put("codes:first", Long.toString(codes.first()));
        event.put("codes:last", Long.toString(codes.last()));
        capture.record(lot.division(), List.of(new EpcisEvent(event, OURS)));
    }

    /** Of the day, noon; of today, now. */
    private Instant moment(Lot lot, LocalDate day) {
        var noon = day.atTime(12, 0).atZone(Counties.ZONE).toInstant();
        var now = now(lot);
        return noon.isBefore(now) ? noon : now;
    }

    private Instant now(Lot lot) {
        return counties.now(DivisionCode.of(lot.division()));
    }
}
