package cn.cunkou.traceability;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static cn.cunkou.papers.TestOffice.TOWN;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static cn.cunkou.papers.TestOffice.ZHUANSHUI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.Looks.Known;
import cn.cunkou.traceability.Looks.Phone;
import cn.cunkou.traceability.Looks.Scratched;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.traceability.Rolls.SpoilageInput;
import cn.cunkou.traceability.Seen.Finding;
import cn.cunkou.traceability.TracePast.PackedLot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a product to what its buyer is told. */
@CunkouTest
class TraceabilityTests {
    private static final Phone BUYER = new Phone("203.0.113.7", "WeChat");
    private static int asked;
    private static int questions;

    @Autowired Products products;
    @Autowired Rolls rolls;
    @Autowired Looks looks;
    @Autowired TracePast past;
    @Autowired Suspicions suspicions;
    @Autowired CodeSecrets secrets;
    @Autowired Measures measures;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired Connections connections;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestOffice office;
    private UUID product;
    private UUID lot;
    private Roll roll;

    @BeforeEach
    void packed() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        product = office.as(OFFICER, () -> products.add(tea("高山绿茶" + asked++, null), null));
        lot = lot("A" + asked, "2019-11-05", "2020-11-04");
        roll = issued("1000");
        pack(lot, "1", "500");
    }

    private Seen look(Looks.Known known, Phone phone) {
        return looks.look(known, phone, Looks.Way.SCAN);
    }

    @Test
    void aPackedCodeIsGenuineAndTheFirstLookIsTheFirst() {
        var seen = look(code(1), BUYER);
        assertThat(seen.finding()).isEqualTo(Finding.GENUINE);
        assertThat(seen.times()).isOne();
        var tale = Objects.requireNonNull(seen.tale());
        assertThat(tale.product().producer()).isEqualTo("某某茶叶专业合作社");
        assertThat(tale.lot().division()).isEqualTo(SHUIZHAI);
    }

    @Test
    void aReloadIsTheSameLookAndAnotherPhoneIsTheNext() {
        look(code(2), BUYER);
        assertThat(look(code(2), BUYER).times()).isOne();
        assertThat(look(code(2), new Phone("203.0.113.7", "Safari")).times()).isEqualTo(2);
        var third = look(code(2), new Phone("198.51.100.1", "WeChat"));
        assertThat(third.times()).isEqualTo(3);
        assertThat(third.first()).isNotNull();
        // The first phone, still within its minutes, keeps being the first.
        assertThat(look(code(2), BUYER).times()).isOne();
    }

    @Test
    void nothingThatTellsPhonesApartOutlivesTheDay() throws SQLException {
        look(code(3), BUYER);
        assertThat(phones(3)).isOne();
        looks.forget();
        assertThat(phones(3)).isOne();
        try (var owner = connections.open(Role.OWNER);
                var statement = owner.createStatement()) {
            statement.execute("update traceability.look set at = at - interval '2 days'");
        }
        looks.forget();
        assertThat(phones(3)).isZero();
    }

    @Test
    void whatIsNotPackedSpoiltOrTooOldSaysSo() {
        assertThat(look(code(501), BUYER).finding()).isEqualTo(Finding.NOT_PACKED);
        office.as(
                OFFICER,
                () -> {
                    rolls.spoil(roll.id(), new SpoilageInput("returned", "10", "12", "收货人退回"));
                    return true;
                });
        assertThat(look(code(11), BUYER).finding()).isEqualTo(Finding.RETURNED);
        assertThat(look(code(13), BUYER).finding()).isEqualTo(Finding.GENUINE);
        var old = lot("OLD" + asked, "2018-01-01", "2018-12-31");
        pack(old, "601", "601");
        assertThat(look(code(601), BUYER).finding()).isEqualTo(Finding.EXPIRED);
    }

    @Test
    void aCodeIsOnOneLotUntilItIsMovedWithAReason() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> pack(lot, "500", "510"));
        var other = lot("B" + asked, "2019-11-01", null);
        var packing = office.as(OFFICER, () -> rolls.packings(roll.id())).getFirst();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> repack(packing.id(), other, " "));
        repack(packing.id(), other, "两筐拿反了");
        var tale = Objects.requireNonNull(look(code(5), BUYER).tale());
        assertThat(tale.lot().number()).isEqualTo("B" + asked);
    }

    @Test
    void theScratchOffNumberIsRightOnceAndTryingIsNoticed() {
        var code = code(20);
        var right = scratch(code);
        var wrong = right.startsWith("0") ? "10000000" : "00000000";
        assertThat(looks.scratch(code, wrong)).isEqualTo(Scratched.WRONG);
        assertThat(looks.scratch(code, right.substring(0, 4) + " " + right.substring(4)))
                .isEqualTo(Scratched.RIGHT);
        assertThat(looks.scratch(code, right)).isEqualTo(Scratched.RIGHT_AGAIN);
        for (int i = 1; i < Looks.WRONG_NUMBERS; i++) {
            assertThat(looks.scratch(code, wrong)).isEqualTo(Scratched.WRONG);
        }
        assertThat(looks.scratch(code, right)).isEqualTo(Scratched.TOO_OFTEN);
        assertThat(found(20)).extracting(Suspicions.Suspicion::kind).containsExactly("guessed");
    }

    @Test
    void aCopiedLabelShowsAndAFamilyThatScansOneBoxDoesNot() {
        for (int i = 0; i < 5; i++) {
            look(code(30), new Phone("203.0.113.9", "phone " + i));
        }
        assertThat(found(30)).isEmpty();
        for (int i = 0; i < Looks.MANY_NETWORKS; i++) {
            look(code(31), new Phone("198.51.100." + i, "WeChat"));
        }
        var suspicion = found(31).getFirst();
        assertThat(suspicion.kind()).isEqualTo("copied");
        assertThat(suspicion.looks()).isEqualTo(Looks.MANY_NETWORKS);
        office.as(
                OFFICER,
                () -> {
                    suspicions.settle(suspicion.id(), "展会上给客人看的样品");
                    return true;
                });
        assertThat(found(31).getFirst().outcome()).isEqualTo("展会上给客人看的样品");
    }

    @Test
    void aRollOutlivesTheSecretItWasMadeWith() {
        var old = code(40).code().text();
        office.as(OFFICER, () -> secrets.rotate("441424"));
        var later = issued("10");
        assertThat(later.secret()).isEqualTo(roll.secret() + 1);
        assertThat(looks.known(old)).isPresent();
        assertThat(looks.known(old.substring(0, 19) + (old.endsWith("7") ? "8" : "7"))).isEmpty();
    }

    @Test
    void figuresCountWhatIsOnThings() {
        var before = figure("traceability.codes");
        var lots = figure("traceability.lots");
        pack(lot("C" + asked, "2019-11-05", null), "701", "800");
        office.as(
                OFFICER,
                () -> {
                    rolls.spoil(roll.id(), new SpoilageInput("damaged", "796", "900", "受潮"));
                    return true;
                });
        assertThat(figure("traceability.codes")).isEqualTo(before.add(BigDecimal.valueOf(95)));
        assertThat(figure("traceability.lots")).isEqualTo(lots.add(BigDecimal.ONE));
        var looksBefore = figure("traceability.looks");
        look(code(701), BUYER);
        assertThat(figure("traceability.looks")).isEqualTo(looksBefore.add(BigDecimal.ONE));
    }

    @Test
    void aTownSeesItsOwnProductsAlone() {
        var elsewhere = new ProductInput(ZHUANSHUI, "cooperative", "转水合作社", "米", "大米", "", "");
        var other = office.as(OFFICER, () -> products.add(elsewhere, null));
        assertThat(office.as(TOWN, () -> products.get(product)).id()).isEqualTo(product);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(TOWN, () -> products.get(other)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> office.as(TOWN, () -> products.add(elsewhere, null)));
    }

    @Test
    void aBarcodeWithAWrongCheckDigitIsRefusedAndAPictureBecomesSmall() throws IOException {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        office.as(OFFICER, () -> products.add(tea("错码茶", "6901234567893"), null)));
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB), "png", out);
        var id =
                office.as(
                        OFFICER,
                        () ->
                                products.add(
                                        tea("对码茶", "6901234567892"),
                                        new ByteArrayInputStream(out.toByteArray())));
        var added = office.as(OFFICER, () -> products.get(id));
        assertThat(added.gtin()).isEqualTo("06901234567892");
        assertThat(added.picture()).isNotNull();
    }

    @Test
    void aPastIsTakenOver() {
        var before = figure("traceability.looks");
        var days = List.of(LocalDate.of(2019, 11, 1), TestOffice.TODAY);
        var lot = new LotInput(SHUIZHAI, "PAST", "2019-10-01", null, "");
        var taken =
                office.as(
                        OFFICER,
                        () ->
                                past.load(
                                        tea("旧茶", null),
                                        500,
                                        "印刷厂",
                                        List.of(
                                                new PackedLot(
                                                        lot,
                                                        LocalDate.of(2019, 10, 2),
                                                        300,
                                                        days))));
        assertThat(figure("traceability.looks")).isEqualTo(before.add(BigDecimal.TWO));
        assertThat(office.as(OFFICER, () -> rolls.packings(taken)).getFirst().last())
                .isEqualTo(300);
    }

    @Test
    void sheetsHoldFortyLabelsAPage() throws IOException {
        var pdf =
                office.as(
                        OFFICER,
                        () ->
                                LabelSheet.pdf(
                                        rolls.smith(roll),
                                        roll.number(),
                                        new Stretch(1, 41),
                                        "https://a.cn/t/{code}"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
    }

    private static ProductInput tea(String name, @Nullable String gtin) {
        return new ProductInput(SHUIZHAI, "cooperative", "某某茶叶专业合作社", name, "茶叶", gtin, "");
    }

    private UUID lot(String number, String made, @Nullable String expires) {
        var input = new LotInput(SHUIZHAI, number, made, expires, "");
        return office.as(OFFICER, () -> products.addLot(product, input));
    }

    private Roll issued(String codes) {
        return office.as(
                OFFICER, () -> rolls.get(rolls.issue(product, new RollInput(codes, "印刷厂"))));
    }

    private void pack(UUID onto, String first, String last) {
        var input = new PackingInput(onto.toString(), first, last, "2019-11-10");
        office.as(
                OFFICER,
                () -> {
                    rolls.pack(roll.id(), input);
                    return true;
                });
    }

    private void repack(UUID packing, UUID onto, String reason) {
        office.as(
                OFFICER,
                () -> {
                    rolls.repack(roll.id(), packing, onto.toString(), reason);
                    return true;
                });
    }

    private Known code(long number) {
        var code = office.as(OFFICER, () -> rolls.smith(roll).make(roll.number(), number));
        return looks.known(code.text()).orElseThrow();
    }

    private String scratch(Known known) {
        return office.as(OFFICER, () -> rolls.smith(roll).scratch(known.code()));
    }

    private List<Suspicions.Suspicion> found(long number) {
        return office.as(OFFICER, () -> suspicions.list(WUHUA)).stream()
                .filter(one -> one.roll().equals(roll.id()) && one.number() == number)
                .toList();
    }

    private long phones(long number) {
        return office.as(
                OFFICER,
                () ->
                        jdbc.sql(
                                        """
                                        select count(phone) from traceability.look where roll = :roll and number = :number
                                        """)
                                .param("roll", roll.id())
                                .param("number", number)
                                .query(Long.class)
                                .single());
    }

    private BigDecimal figure(String measure) {
        // Another question each time, so that no remembered answer is given.
        var first = TestOffice.TODAY.minusYears(5).minusDays(questions++);
        var question = Question.of(measure, WUHUA.digits()).between(first, TestOffice.TODAY);
        var value = office.as(OFFICER, () -> measures.evaluate(question)).value();
        return value == null ? BigDecimal.ZERO : value;
    }
}
