package cn.cunkou.production;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Accounts;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.platform.web.Receipt.Outcome;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.LotInput;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Products;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the first day of a batch to what a trace tells of its lots. */
@CunkouTest
class ProductionTests {
    @Autowired Products products;
    @Autowired Lots lots;
    @Autowired Places places;
    @Autowired Batches batches;
    @Autowired Acts acts;
    @Autowired ActLists lists;
    @Autowired Crops crops;
    @Autowired Hands hands;
    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestOffice office;
    private Farm farm;
    private UUID product;
    private UUID batch;

    @BeforeEach
    void planted() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        farm = new Farm(products, places, batches, acts);
        product = farm.product(office, null);
        batch = farm.batch(office, product, "2019-09-10");
    }

    @Test
    void aPlaceHasNoMorePhotosThanItMay() throws IOException {
        var place = office.as(OFFICER, () -> batches.get(batch).place());
        for (var number = 0; number < Places.MOST_PHOTOS; number++) {
            var photo = photo(number);
            add(place, photo);
        }
        var more = photo(Places.MOST_PHOTOS);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> add(place, more))
                .satisfies(refused ->
                        assertThat(refused.faults())
                                .extracting(Problem.Fault::fault)
                                .containsExactly("一个场所最多20张照片，这里已经有20张"));
        assertThat(office.as(OFFICER, () -> places.get(place)).photos()).hasSize(20);
    }

    private void add(UUID place, InputStream photo) {
        office.as(
                OFFICER,
                () -> {
                    places.addPhoto(place, photo);
                    return place;
                });
    }

    private static InputStream photo(int color) throws IOException {
        var image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, color);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Test
    void aHarvestWaitsForWhatWasSprayedAndThenMakesALot() {
        var receipts =
                farm.send(
                        office,
                        Farm.spray(batch, "2019-11-10"),
                        Farm.harvest(batch, "2019-11-12"),
                        Farm.harvest(batch, "2019-11-13"));
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.RECORDED, Outcome.REFUSED, Outcome.RECORDED);
        assertThat(receipts.get(1).faults().getFirst())
                .satisfies(fault -> {
                    assertThat(fault.fault()).isEqualTo("还不能采收：11月10日打药（400克/升嘧霉胺悬浮剂），要等3天");
                    assertThat(fault.remedy()).isEqualTo("11月13日起才能采收");
                });
        var made = office.as(OFFICER, () -> batches.made(batch));
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().lot().number()).isEqualTo("20191113-01");
        assertThat(made.getFirst().lot().madeOn()).isEqualTo(LocalDate.of(2019, 11, 13));

        // A second basket of the same day goes into the same lot, packing is told of that lot.
        farm.send(
                office,
                Farm.harvest(batch, "2019-11-13"),
                Farm.act(batch, "pack", "2019-11-13", "amount", "40盒"));
        assertThat(office.as(OFFICER, () -> batches.get(batch)).lots()).isOne();
        assertThat(office.as(OFFICER, () -> lists.of(batch)))
                .filteredOn(act -> act.title().equals("包装"))
                .singleElement()
                .extracting(Act::lot)
                .isEqualTo("20191113-01");
    }

    @Test
    void theSameActSentThreeTimesIsOneAndBothTimesAreKept() {
        var act =
                new ActInput(
                        UUID.randomUUID().toString(),
                        batch.toString(),
                        "water",
                        java.util.Map.of("way", "滴灌"),
                        "2019-11-15T07:30:00+08:00",
                        "2019-11-17T19:00:00+08:00");
        assertThat(farm.send(office, act, act))
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.RECORDED, Outcome.ALREADY);
        assertThat(farm.send(office, act).getFirst().outcome()).isEqualTo(Outcome.ALREADY);
        var kept = office.as(OFFICER, () -> lists.of(batch)).getFirst();
        assertThat(kept.day()).isEqualTo(LocalDate.of(2019, 11, 15));
        assertThat(LocalDate.ofInstant(kept.recordedAt(), Counties.ZONE))
                .isEqualTo(TestOffice.TODAY);
        assertThat(
                        office.as(
                                OFFICER,
                                () ->
                                        jdbc.sql(
                                                        "select entered_at::text from production.act where batch = :batch")
                                                .param("batch", batch)
                                                .query(String.class)
                                                .list()))
                .singleElement()
                .asString()
                .startsWith("2019-11-17 11:00");
        var other =
                new ActInput(
                        act.id(),
                        act.batch(),
                        "water",
                        java.util.Map.of("way", "漫灌"),
                        act.happenedAt(),
                        null);
        assertThat(farm.send(office, other).getFirst().faults().getFirst().fault())
                .isEqualTo("这个编号已经记过另一件农事");
    }

    @Test
    void whatIsWrongIsToldAndLeavesTheOthersAlone() {
        var receipts =
                farm.send(
                        office,
                        Farm.act(batch, "fertilize", "2019-11-01", "input", "神仙肥", "amount", "很多"),
                        Farm.act(batch, "water", "2019-11-01", "way", "滴灌"),
                        Farm.act(batch, "water", "2019-08-01", "way", "滴灌"),
                        Farm.act(batch, "pack", "2019-11-02", "amount", "3盒"),
                        Farm.act(UUID.randomUUID(), "water", "2019-11-01", "way", "滴灌"));
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(
                        Outcome.REFUSED,
                        Outcome.RECORDED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED);
        assertThat(receipts.getFirst().faults())
                .extracting(Problem.Fault::field)
                .containsExactly("fields.input", "fields.amount");
        assertThat(receipts.get(2).faults().getFirst().fault()).isEqualTo("这一批2019-09-10才开始");
        assertThat(receipts.get(3).faults().getFirst().fault()).isEqualTo("这一批还没有采收过");
        assertThat(receipts.get(4).faults().getFirst().field()).isEqualTo("batch");
    }

    @Test
    void sprayingToldLateStopsTheLotThatWasHarvestedTooEarly() {
        farm.send(office, Farm.harvest(batch, "2019-11-12"));
        assertThat(office.as(OFFICER, () -> lists.early(WUHUA))).isEmpty();
        var spray = Farm.spray(batch, "2019-11-11");
        farm.send(office, spray);
        assertThat(office.as(OFFICER, () -> lists.early(WUHUA)))
                .singleElement()
                .extracting(Act::title)
                .isEqualTo("采收");
        assertThat(office.as(OFFICER, () -> lots.of(product).getFirst().held()))
                .startsWith("收得太早：11月11日");
        var id = UUID.fromString(Objects.requireNonNull(spray.id()));
        office.as(OFFICER, () -> acts.withdraw(id, "记错了"));
        assertThat(office.as(OFFICER, () -> lots.of(product).getFirst().held() == null)).isTrue();
    }

    @Test
    void aTraceOfALotTellsWhatWasDone() {
        var coded = farm.product(office, "06901234567892");
        var growing = farm.batch(office, coded, "2019-09-10");
        farm.send(
                office,
                Farm.act(growing, "plant", "2019-09-11", "variety", "红颜", "amount", "2000株"),
                Farm.act(growing, "fertilize", "2019-10-01", "input", "商品有机肥", "amount", "300斤"),
                Farm.harvest(growing, "2019-11-13"),
                Farm.act(growing, "pack", "2019-11-13", "amount", "40盒"));
        var program = people.program(Role.INTEGRATOR, "441424");
        var trace =
                program.get(
                        "/api/traces?epc=https://id.gs1.org/01/06901234567892/10/20191113-01&form=epcis");
        assertThat(trace.statusCode()).isEqualTo(200);
        assertThat(trace.body())
                .contains("定植", "红颜，2000株", "施肥", "商品有机肥，300斤", "采收", "120斤", "包装")
                .contains("\"bizStep\":\"packing\"", "\"quantity\":150", "\"uom\":\"KGM\"");
        var fertiliser = ActEvents.material(new Crop.Input("肥料", "商品有机肥", null, 0, true));
        assertThat(program.get("/api/traces?direction=forward&epc=" + fertiliser).body())
                .as("which lots a fertiliser is in")
                .contains("06901234567892/10/20191113-01");
    }

    @Test
    void aLotStopsWithTheLastHarvestThatMadeItAndStaysWhereItWasRegisteredBefore() {
        var before = new LotInput(SHUIZHAI, "早登记的", "2019-11-01", null, null);
        office.as(OFFICER, () -> products.addLot(product, before));
        farm.send(
                office,
                Farm.act(batch, "harvest", "2019-11-11", "amount", "1斤", "lot", "早登记的"),
                Farm.act(batch, "harvest", "2019-11-11", "amount", "2斤", "lot", "采收时有的"),
                Farm.act(batch, "harvest", "2019-11-12", "amount", "3斤", "lot", "采收时有的"));
        var harvests = office.as(OFFICER, () -> lists.of(batch));
        assertThat(harvests).hasSize(3);
        harvests.subList(1, 3).forEach(this::withdraw);
        assertThat(held("早登记的")).isNull();
        assertThat(held("采收时有的")).as("one harvest is left").isNull();
        withdraw(harvests.getFirst());
        assertThat(held("采收时有的")).contains("撤回");
    }

    private void withdraw(Act act) {
        office.as(OFFICER, () -> acts.withdraw(act.id(), "记错了"));
    }

    private @Nullable String held(String number) {
        return office.as(OFFICER, () -> lots.find(product, number)).orElseThrow().held();
    }

    @Test
    void aWithdrawnActCountsNoMoreAndItsEventIsDeclaredWrong() {
        farm.send(office, Farm.spray(batch, "2019-11-10"));
        var spray = office.as(OFFICER, () -> lists.of(batch)).getFirst();
        office.as(OFFICER, () -> acts.withdraw(spray.id(), "记错了棚"));
        assertThat(farm.send(office, Farm.harvest(batch, "2019-11-11")).getFirst().outcome())
                .isEqualTo(Outcome.RECORDED);
        assertThat(office.as(OFFICER, () -> lists.of(batch)))
                .filteredOn(act -> !act.stands())
                .singleElement()
                .extracting(Act::withdrawn)
                .isEqualTo("记错了棚");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(OFFICER, () -> acts.withdraw(spray.id(), "再撤一次")));
        var program = people.program(Role.INTEGRATOR, "441424");
        assertThat(
                        program.get(
                                        "/epcis/events?EXISTS_errorDeclaration=true&EQ_eventID=urn:uuid:"
                                                + spray.id())
                                .body())
                .contains("incorrect_data");
    }

    @Test
    void producersRecordForThemselvesAlone() {
        var account = people.signedIn(Role.PRODUCER, SHUIZHAI);
        assertThat(account.get("/farm").body()).contains("还没有").doesNotContain("村东1号棚");
        assertThat(account.get("/console/production/batches/" + batch).statusCode()).isEqualTo(404);
        var batchPage = "/console/production/batches/" + batch;
        var auditor = people.withRoles(Map.of(Role.PRODUCER, SHUIZHAI, Role.AUDITOR, SHUIZHAI));
        assertThat(auditor.get(batchPage).statusCode()).isEqualTo(404);
        var town = people.withRoles(Map.of(Role.PRODUCER, SHUIZHAI, Role.TOWN_OFFICER, SHUIZHAI));
        assertThat(town.get(batchPage).statusCode()).isEqualTo(200);
        assertThat(account.get("/farm/worker.js").body()).startsWith("const ROOT = \"/farm\"");
        assertThat(account.get("/farm/state").body()).contains("\"token\"");
        assertThat(account.get("/farm/records").body()).contains("还没有");
        var mine = producerAccount();
        var party = office.as(OFFICER, () -> products.get(product).party());
        office.as(OFFICER, () -> hands.add(party, mine));
        var id = office.as(OFFICER, () -> accounts.named(mine).orElseThrow().id());
        var producer =
                new Actor(
                        Actor.Kind.PERSON,
                        id.toString(),
                        "张某某",
                        Set.of("producer"),
                        Scope.of(SHUIZHAI));
        assertThat(office.as(producer, () -> batches.mine()))
                .extracting(Batch::id)
                .containsExactly(batch);
        var others = farm.batch(office, farm.product(office, null), "2019-09-10");
        var receipts =
                office.as(
                        producer,
                        () ->
                                acts.record(
                                        new ActInput.Sent(
                                                null,
                                                List.of(
                                                        Farm.harvest(batch, "2019-11-12"),
                                                        Farm.harvest(others, "2019-11-12")))));
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.RECORDED, Outcome.REFUSED);
    }

    private String producerAccount() {
        return people.accountOf(Role.PRODUCER, SHUIZHAI);
    }

    @Test
    void aCountyConfirmsAnInputAndBringsItsOwnDescription() {
        var county = counties.find(WUHUA).orElseThrow();
        office.as(
                OFFICER,
                () ->
                        crops.add(
                                WUHUA,
                                new Crops.InputInput(
                                        "strawberry", "农药", "400克/升嘧霉胺悬浮剂", "PD20060014", "5")));
        var known = office.as(OFFICER, () -> crops.find(WUHUA, "strawberry").orElseThrow());
        assertThat(known.inputs("农药").getFirst())
                .isEqualTo(new Crop.Input("农药", "400克/升嘧霉胺悬浮剂", "PD20060014", 5, false));
        farm.send(office, Farm.spray(batch, "2019-11-10"));
        assertThat(farm.send(office, Farm.harvest(batch, "2019-11-14")).getFirst().faults())
                .isNotEmpty();

        var text = office.as(OFFICER, () -> crops.text(WUHUA, "rice").orElseThrow());
        office.as(
                OFFICER,
                () ->
                        crops.bring(
                                county,
                                text.replace("\"rice\"", "\"pomelo\"").replace("水稻", "蜜柚")));
        assertThat(office.as(OFFICER, () -> crops.of(WUHUA)))
                .extracting(Crop::title)
                .contains("水稻", "蜜柚", "草莓", "红木家具");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(OFFICER, () -> crops.bring(county, "{\"crop\": 1")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(
                                OFFICER,
                                () ->
                                        crops.bring(
                                                county, text.replace("\"reap\"]", "\"nothing\"]"))))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::fault)
                                .containsExactly("blocks里的「nothing」不是这个品类的农事"));
    }

    @Test
    void aBatchBelongsToAPlaceThatFitsItsCrop() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(
                                OFFICER,
                                () ->
                                        batches.add(
                                                new BatchInput(
                                                        batches.get(batch).place().toString(),
                                                        product.toString(),
                                                        "rosewood",
                                                        "2019-12-31",
                                                        null))))
                .satisfies(problem ->
                        assertThat(problem.faults())
                                .extracting(Problem.Fault::field)
                                .containsExactly("crop", "from"));
    }
}
