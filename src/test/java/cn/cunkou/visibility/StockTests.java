package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Namespaces;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is where after events. */
class StockTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOT = "https://id.gs1.org/01/06901234567892/10/A";
    private static final String BOX = "https://id.gs1.org/00/069012300000000012";
    private static final String PALLET = "https://id.gs1.org/00/069012300000000029";

    private final Stock stock = new Stock(Set.of(LOT));

    @Test
    void whatIsMadeLiesLooseUntilItIsPacked() {
        made(10, "urn:shed");
        packed(4);
        assertThat(stock.holdings())
                .extracting(one ->
                        row(
                                String.valueOf(one.container()),
                                String.valueOf(one.location()),
                                one.amount().intValue()))
                .containsExactlyInAnyOrder(row("null", "urn:shed", 6), row(BOX, "null", 4));
    }

    @Test
    void whatWasPackedBeforeItsMakingWasToldIsThereOnce() {
        packed(4);
        made(10, "urn:shed");
        assertThat(stock.holdings())
                .extracting(one ->
                        row(
                                String.valueOf(one.container()),
                                String.valueOf(one.location()),
                                one.amount().intValue()))
                .containsExactlyInAnyOrder(row("null", "urn:shed", 6), row(BOX, "null", 4));
    }

    @Test
    void aBoxIsWhereTheOutermostThingAroundItIs() {
        packed(4);
        tell(
                "AggregationEvent",
                "ADD",
                "\"parentID\":\"" + PALLET + "\",\"childEPCs\":[\"" + BOX + "\"]");
        tell(
                "ObjectEvent",
                "OBSERVE",
                "\"epcList\":[\"" + PALLET + "\"],\"bizLocation\":{\"id\":\"urn:market\"}");
        assertThat(stock.holdings())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.location()).isEqualTo("urn:market");
                    assertThat(one.carrier()).isEqualTo(PALLET);
                });
    }

    @Test
    void whatIsTakenOutWholeLiesWhereTheBoxWasOpened() {
        packed(4);
        tell(
                "AggregationEvent",
                "DELETE",
                "\"parentID\":\"" + BOX + "\",\"readPoint\":{\"id\":\"urn:shop\"}");
        assertThat(stock.holdings())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.container()).isNull();
                    assertThat(one.location()).isEqualTo("urn:shop");
                });
    }

    @Test
    void whatIsDestroyedIsNowhere() {
        made(10, "urn:shed");
        tell(
                "ObjectEvent",
                "DELETE",
                "\"quantityList\":[{\"epcClass\":\"" + LOT + "\",\"quantity\":10}]");
        assertThat(stock.holdings()).isEmpty();
    }

    private void made(int amount, String place) {
        tell(
                "ObjectEvent",
                "ADD",
                "\"quantityList\":[{\"epcClass\":\"%s\",\"quantity\":%d}],\"readPoint\":{\"id\":\"%s\"}"
                        .formatted(LOT, amount, place));
    }

    private void packed(int amount) {
        tell(
                "AggregationEvent",
                "ADD",
                "\"parentID\":\"%s\",\"childQuantityList\":[{\"epcClass\":\"%s\",\"quantity\":%d}]"
                        .formatted(BOX, LOT, amount));
    }

    private void tell(String type, String action, String what) {
        var json =
                "{\"type\":\"%s\",\"eventTime\":\"2019-01-01T00:00:00Z\",\"action\":\"%s\",%s}"
                        .formatted(type, action, what);
        stock.happened(new EpcisEvent((ObjectNode) JSON.readTree(json), Namespaces.NONE));
    }

    private static String row(String container, String location, int amount) {
        return container + " " + location + " " + amount;
    }
}
