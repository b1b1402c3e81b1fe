package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.region.Division;
import cn.cunkou.traceability.LotInput;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.TracePast;
import cn.cunkou.traceability.TracePast.PackedLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Three producers with their lots, codes on them, and buyers who looked. */
final class ProductHistory {
    private static final String NOTE = "程序生成的演示数据";
    private static final int CODES = 20_000;
    private static final int KEPT_DAYS = 365;

    private record Made(String producer, String name, String kind) {}

    private static final List<Made> MADE =
            List.of(
                    new Made("某某茶叶专业合作社", "高山绿茶250克", "茶叶"),
                    new Made("某某水稻专业合作社", "丝苗米5公斤", "大米"),
                    new Made("某某养蜂专业合作社", "土蜂蜜500克", "蜂蜜"));

    private ProductHistory() {}

    static void load(Plan plan, LocalDate today, List<Division> towns, TracePast traces) {
        var seed = new Seed(plan.id(), "products");
        for (int i = 0; i < MADE.size(); i++) {
            var made = MADE.get(i);
            var town = towns.get(i % towns.size()).code().digits();
            traces.load(
                    new ProductInput(
                            town,
                            "cooperative",
                            made.producer(),
                            made.name(),
                            made.kind(),
                            null,
                            null),
                    CODES,
                    "本县标签机",
                    lots(today, town, seed));
        }
    }

    private static List<PackedLot> lots(LocalDate today, String town, Seed seed) {
        var lots = new ArrayList<PackedLot>();
        for (int month = 5; month >= 0; month--) {
            var madeOn = today.minusMonths(month).minusDays(10L + seed.below(10));
            var packedOn = madeOn.plusDays(2L + seed.below(3));
            var looks = new ArrayList<LocalDate>();
            for (int look = seed.below(30); look >= 0; look--) {
                looks.add(seed.between(packedOn.plusDays(3), today));
            }
            var number = madeOn.toString().replace("-", "");
            lots.add(
                    new PackedLot(
                            new LotInput(
                                    town,
                                    number,
                                    madeOn.toString(),
                                    madeOn.plusDays(KEPT_DAYS).toString(),
                                    NOTE),
                            packedOn,
                            200L + seed.below(800),
                            looks));
        }
        return lots;
    }
}
