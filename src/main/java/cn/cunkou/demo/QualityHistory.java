package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.documents.PaperFormat;
import cn.cunkou.quality.Marks.MarkInput;
import cn.cunkou.quality.Marks.UserInput;
import cn.cunkou.quality.QualityPast;
import cn.cunkou.quality.QualityPast.Borne;
import cn.cunkou.quality.QualityPast.Called;
import cn.cunkou.quality.QualityPast.Kept;
import cn.cunkou.quality.QualityPast.Tested;
import cn.cunkou.quality.StandardWork.CheckInput;
import cn.cunkou.quality.StandardWork.HandbookInput;
import cn.cunkou.quality.Standards.StandardInput;
import cn.cunkou.region.Division;
import cn.cunkou.traceability.Lot;
import cn.cunkou.visibility.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was tested of the lots there are, the standards they are made by, and marks; in one of the
 * counties a lot failed and was called back.
 */
final class QualityHistory {
    private static final String LAB = "某某农产品检测中心";
    private static final String CONTACT = "0000-0000000";

    /** What is found of each item of a group, in the order of its limits, when all is well. */
    private static final Map<String, List<String>> WELL =
            Map.of(
                    "茶叶", List.of("0.8", "0.3", "未检出", "未检出", "未检出"),
                    "大米", List.of("0.08", "<0.02", "0.004", "未检出"),
                    "蜂蜜", List.of("68", "3.1", "2.4", "未检出"));

    private QualityHistory() {}

    static void load(
            Plan plan, LocalDate today, List<Division> towns, QualityPast past, Capture capture) {
        var county = plan.division();
        var lots = past.lots(county).stream().filter(lot -> group(lot) != null).toList();
        if (lots.isEmpty()) {
            return;
        }
        var lab =
                past.lab(
                        county,
                        LAB,
                        "演示CMA" + county.digits(),
                        today.minusYears(3),
                        today.plusYears(3));
        past.test(county, lab, paper(), tested(plan, today, lots));
        var failed = failed(plan, lots);
        if (failed != null) {
            capture.record(failed.division(), RecalledBoxes.of(failed));
            RecalledBoxes.PLACES.forEach(
                    (place, name) -> capture.name(failed.division(), place, name));
            past.recall(
                    failed.id(),
                    new Called(
                            failed.madeOn().plusDays(20),
                            "铅超过限量，演示用",
                            "某某批发点",
                            "86",
                            "通知到全部批发点，收回的已销毁（演示数据）"));
        }
        lots.stream()
                .filter(lot -> lot.held() == null && !lot.equals(failed))
                .limit(6)
                .forEach(lot ->
                        past.certify(county, lot.id(), lot.codes() + "件", CONTACT, "control"));
        standards(plan, today, towns, lots, past);
        marks(plan, today, towns, lots, past);
    }

    private static @Nullable String group(Lot lot) {
        return WELL.keySet().stream()
                .filter(group -> kind(lot).equals(group))
                .findFirst()
                .orElse(null);
    }

    private static String kind(Lot lot) {
        var name = lot.productName();
        return name.contains("茶")
                ? "茶叶"
                : name.contains("米") ? "大米" : name.contains("蜜") ? "蜂蜜" : "";
    }

    /** The oldest lot of tea, in one county of those on board. */
    private static @Nullable Lot failed(Plan plan, List<Lot> lots) {
        return new Seed(plan.id(), "a recall").oneIn(4)
                ? lots.stream().filter(lot -> kind(lot).equals("茶叶")).toList().getLast()
                : null;
    }

    private static List<Tested> tested(Plan plan, LocalDate today, List<Lot> lots) {
        var failed = failed(plan, lots);
        var all = new ArrayList<Tested>();
        for (var lot : lots) {
            var taken = lot.madeOn().plusDays(3);
            if (taken.plusDays(8).isAfter(today)) {
                continue;
            }
            var group = kind(lot);
            var found = new ArrayList<>(WELL.getOrDefault(group, List.of()));
            if (lot.equals(failed)) {
                found.set(0, "6.2");
            }
            all.add(
                    new Tested(
                            lot.id(),
                            "%d-%03d".formatted(taken.getYear(), all.size() + 1),
                            taken,
                            taken.plusDays(8),
                            group,
                            List.copyOf(found)));
        }
        return all;
    }

    private static void standards(
            Plan plan, LocalDate today, List<Division> towns, List<Lot> lots, QualityPast past) {
        var since = today.minusMonths(8);
        var byKind = lots.stream().collect(Collectors.groupingBy(QualityHistory::kind));
        var number = 1;
        for (var kind : WELL.keySet().stream().sorted().toList()) {
            var own = byKind.getOrDefault(kind, List.of());
            var products = own.stream().map(Lot::product).distinct().toList();
            var producers = products.stream().map(past::producer).distinct().toList();
            past.standard(
                    plan.division(),
                    new Kept(
                            new StandardInput(
                                    "group",
                                    "T/演示 %03d—%d".formatted(number++, since.getYear()),
                                    kind + "生产技术规程（演示）",
                                    "某某农产品行业协会",
                                    since.toString(),
                                    null,
                                    "投入品有记录\n按间隔期采收\n包装间干净"),
                            products,
                            since,
                            producers.stream().map(one -> check(one, today)).toList(),
                            List.of(
                                    new HandbookInput(
                                            towns.getFirst().code().digits(),
                                            kind + "生产技术手册（演示）",
                                            "村民",
                                            "120",
                                            "120",
                                            today.minusMonths(5).toString()))),
                    null);
        }
    }

    private static CheckInput check(UUID producer, LocalDate today) {
        return new CheckInput(
                producer.toString(),
                today.minusMonths(4).toString(),
                "农技推广中心",
                List.of(),
                "演示数据",
                today.plusMonths(8).toString());
    }

    private static void marks(
            Plan plan, LocalDate today, List<Division> towns, List<Lot> lots, QualityPast past) {
        var seed = new Seed(plan.id(), "marks");
        var tea = lots.stream().filter(lot -> kind(lot).equals("茶叶")).findFirst();
        var town = towns.getFirst();
        var granted = today.minusMonths(10L + seed.below(6));
        var kinds =
                List.of(
                        "geographical",
                        "green",
                        "green",
                        "green",
                        "harmless",
                        "harmless",
                        "trademark");
        for (int i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            var product = List.of("茶叶", "茶叶", "大米", "蜂蜜", "大米", "蜂蜜", "茶叶").get(i);
            var from = granted.plusMonths(i);
            past.mark(
                    plan.division(),
                    new Borne(
                            new MarkInput(
                                    town.code().digits(),
                                    kind,
                                    "某某" + product,
                                    "演示%s-%02d".formatted(plan.division().digits(), i + 1),
                                    kind.equals("trademark") ? "国家知识产权局" : "农业农村部",
                                    "某某%s产业协会".formatted(product),
                                    product,
                                    kind.equals("trademark") ? "第30类" : null,
                                    kind.equals("geographical") ? town.name() + "及邻近镇" : null,
                                    from.toString(),
                                    from.plusYears(3).toString()),
                            kind.equals("geographical") && tea.isPresent()
                                    ? List.of(
                                            new UserInput(
                                                    past.producer(tea.get().product()).toString(),
                                                    "演示授权1",
                                                    from.toString(),
                                                    from.plusYears(2).toString()))
                                    : List.of()));
        }
    }

    private static byte[] paper() {
        var out = new ByteArrayOutputStream();
        try (var paper = PaperFormat.PDF.blank()) {
            paper.title("检测报告（演示）").paragraph("程序生成的演示数据，不是真的检测报告。").writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
