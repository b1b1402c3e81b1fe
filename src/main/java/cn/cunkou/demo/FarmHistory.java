package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.production.ActInput;
import cn.cunkou.production.BatchInput;
import cn.cunkou.production.PlaceInput;
import cn.cunkou.production.ProductionPast;
import cn.cunkou.region.Division;
import cn.cunkou.traceability.LotInput;
import cn.cunkou.traceability.Product;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.Products;
import cn.cunkou.traceability.TracePast;
import cn.cunkou.traceability.TracePast.PackedLot;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What three producers did with a batch each: one told all of it, one not, one stopped telling. */
@Component
class FarmHistory {
    private static final int CODES = 3_000;
    private static final int BEGAN_DAYS_AGO = 120;

    private final TracePast traces;
    private final Products products;
    private final ProductionPast production;

    FarmHistory(TracePast traces, Products products, ProductionPast production) {
        this.traces = traces;
        this.products = products;
        this.production = production;
    }

    /**
     * An act of the story.
     *
     * @param after so many days after the batch began
     * @param late recorded so many days after it was done
     * @param fields and what they hold in turn
     */
    private record Step(String act, int after, int late, String... fields) {}

    private record Story(
            String producer,
            String product,
            String kind,
            String crop,
            String placeKind,
            String place,
            String area,
            String unit,
            List<Step> steps) {}

    private static final List<Story> STORIES =
            List.of(
                    new Story(
                            "某某草莓专业合作社",
                            "红颜草莓3斤",
                            "水果",
                            "strawberry",
                            "大棚",
                            "村东1号棚",
                            "2.5",
                            "亩",
                            List.of(
                                    new Step("plant", 1, 0, "variety", "红颜", "amount", "6000株"),
                                    new Step("fertilize", 9, 0, "input", "商品有机肥", "amount", "300斤"),
                                    new Step("water", 16, 0, "way", "滴灌"),
                                    new Step("tend", 30, 1),
                                    new Step(
                                            "fertilize",
                                            41,
                                            0,
                                            "input",
                                            "大量元素水溶肥",
                                            "amount",
                                            "20斤"),
                                    new Step("water", 52, 0, "way", "滴灌"),
                                    new Step(
                                            "spray",
                                            66,
                                            0,
                                            "input",
                                            "50%啶酰菌胺水分散粒剂",
                                            "amount",
                                            "30克",
                                            "against",
                                            "灰霉病"),
                                    new Step("harvest", 80, 0, "amount", "260斤"),
                                    new Step("pack", 80, 0, "amount", "80盒"),
                                    new Step("water", 88, 0, "way", "滴灌"),
                                    new Step("harvest", 97, 0, "amount", "310斤"),
                                    new Step("pack", 97, 0, "amount", "100盒"),
                                    new Step(
                                            "fertilize",
                                            106,
                                            0,
                                            "input",
                                            "大量元素水溶肥",
                                            "amount",
                                            "15斤"),
                                    new Step(
                                            "spray",
                                            119,
                                            0,
                                            "input",
                                            "4%四氟醚唑水乳剂",
                                            "amount",
                                            "50毫升",
                                            "against",
                                            "白粉病"))),
                    new Story(
                            "某某优质稻专业合作社",
                            "生态香米5公斤",
                            "大米",
                            "rice",
                            "田块",
                            "大塅一片",
                            "36",
                            "亩",
                            List.of(
                                    new Step("sow", 1, 3, "variety", "美香占2号", "amount", "90斤"),
                                    new Step("plant", 18, 0, "way", "机插"),
                                    new Step("water", 40, 5, "way", "晒田"),
                                    new Step("reap", 101, 2, "amount", "3.2吨"),
                                    new Step("dry", 103, 0, "moisture", "14%"),
                                    new Step("mill", 110, 0, "amount", "1.9吨"),
                                    new Step("pack", 111, 0, "amount", "380袋"))),
                    new Story(
                            "某某木雕工艺专业合作社",
                            "手工圈椅",
                            "工艺品",
                            "rosewood",
                            "车间",
                            "木工一车间",
                            "420",
                            "平方米",
                            List.of(
                                    new Step(
                                            "receive", 1, 0, "species", "刺猬紫檀", "amount", "2.4立方米"),
                                    new Step("dry", 4, 0, "moisture", "10%"),
                                    new Step("cut", 30, 1),
                                    new Step("carve", 42, 0, "way", "手工"),
                                    new Step("join", 55, 0),
                                    new Step("finish", 66, 0, "input", "生漆", "amount", "6斤"),
                                    new Step("complete", 80, 0, "amount", "90件"),
                                    new Step("pack", 82, 0, "amount", "90件"))),
                    new Story(
                            "某某三黄鸡养殖专业合作社",
                            "散养三黄鸡",
                            "家禽",
                            "poultry",
                            "散养林地",
                            "后山林地",
                            "8000",
                            "平方米",
                            List.of(
                                    new Step("house", 1, 0, "breed", "三黄鸡", "amount", "1200只"),
                                    new Step(
                                            "vaccinate", 8, 0, "input", "新城疫疫苗", "amount", "1200只"),
                                    new Step("feed", 20, 0, "input", "玉米豆粕配合饲料", "amount", "20袋"),
                                    new Step(
                                            "treat", 60, 0, "input", "恩诺沙星溶液", "amount", "500毫升",
                                            "against", "呼吸道"))));

    /**
     * The first producer belongs to the producer's account, whose name is given once it is there.
     */
    void load(Plan plan, LocalDate today, List<Division> towns) {
        var seed = new Seed(plan.id(), "farms");
        for (var i = 0; i < STORIES.size(); i++) {
            var story = STORIES.get(i);
            var town = towns.get(i % towns.size()).code().digits();
            var from = today.minusDays(BEGAN_DAYS_AGO);
            traces.load(
                    new ProductInput(
                            town,
                            "cooperative",
                            story.producer(),
                            story.product(),
                            story.kind(),
                            null,
                            null),
                    CODES,
                    "本县标签机",
                    lots(story, town, from, today, seed));
            var product = product(plan, story);
            production.load(
                    new PlaceInput(
                            town,
                            product.party().toString(),
                            story.placeKind(),
                            story.place(),
                            story.area(),
                            story.unit(),
                            null,
                            null),
                    new BatchInput(
                            null,
                            product.id().toString(),
                            story.crop(),
                            from.toString(),
                            from.plusDays(BEGAN_DAYS_AGO - 30L).toString()),
                    batch -> acts(plan, story, batch, from));
        }
    }

    /** Lets the producer's account record for the first producer. */
    void hand(Plan plan, String account) {
        production.hand(product(plan, STORIES.getFirst()).party(), account);
    }

    private Product product(Plan plan, Story story) {
        return products.list(
                        plan.division(),
                        story.producer() + " " + story.product(),
                        new Paged.Request(1, 1))
                .rows()
                .getFirst();
    }

    private static boolean makesLot(Step step) {
        return List.of("harvest", "mill", "complete", "sell").contains(step.act());
    }

    private static String number(LocalDate day) {
        return day.toString().replace("-", "");
    }

    private static List<PackedLot> lots(
            Story story, String town, LocalDate from, LocalDate today, Seed seed) {
        var lots = new ArrayList<PackedLot>();
        for (var step : story.steps()) {
            if (!makesLot(step)) {
                continue;
            }
            var day = from.plusDays(step.after());
            var looks = new ArrayList<LocalDate>();
            for (var look = seed.below(9); look >= 0; look--) {
                looks.add(seed.between(day.plusDays(2), today));
            }
            lots.add(
                    new PackedLot(
                            new LotInput(town, number(day), day.toString(), null, null),
                            day,
                            80L + seed.below(20),
                            looks));
        }
        return lots;
    }

    private static List<ActInput> acts(Plan plan, Story story, UUID batch, LocalDate from) {
        var acts = new ArrayList<ActInput>();
        for (var step : story.steps()) {
            var day = from.plusDays(step.after());
            var fields = new LinkedHashMap<String, @Nullable String>();
            for (var i = 0; i < step.fields().length; i += 2) {
                fields.put(step.fields()[i], step.fields()[i + 1]);
            }
            if (makesLot(step)) {
                fields.put("lot", number(day));
            }
            if (makesLot(step) || acts.isEmpty()) {
                fields.put("photo", photo(acts.size()));
            }
            acts.add(
                    new ActInput(
                            UUID.nameUUIDFromBytes(
                                            "%s %s %d"
                                                    .formatted(plan.id(), story.crop(), acts.size())
                                                    .getBytes(StandardCharsets.UTF_8))
                                    .toString(),
                            batch.toString(),
                            step.act(),
                            Map.copyOf(fields),
                            "%sT%02d:20:00+08:00".formatted(day, 7 + acts.size() % 9),
                            "%sT18:40:00+08:00".formatted(day.plusDays(step.late()))));
        }
        return acts;
    }

    private static String photo(int number) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(new FieldPicture(number).bytes());
    }
}
