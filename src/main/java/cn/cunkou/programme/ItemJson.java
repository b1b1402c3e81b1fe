package cn.cunkou.programme;

import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Citation;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Bound;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item as programs read it: shares 0–1, decimals as strings. */
@Schema(name = "Item")
record ItemJson(
        String id,
        @Schema(description = "target、promise、cap、floor、line、reward、duty、deadline") String kind,
        String label,
        String area,
        @Schema(description = "县，或者逐个算的镇、村") String division,
        @Schema(description = "逐个算的镇、村、单位的部分，是哪一项的") @Nullable String partOf,
        List<CiteJson> cite,
        @Nullable String measure,
        @Schema(description = "维度和它的值，几个值都算的用逗号隔开") Map<String, String> where,
        @Nullable String base,
        @Schema(description = "at-least、more-than、at-most、less-than、exactly；写法不一时为空")
                @Nullable Map<String, String> goal,
        LocalDate from,
        @Schema(description = "方案没有写从哪天起，是推定的") boolean fromInferred,
        LocalDate by,
        @Schema(description = "方案没有写期限，按阶段末推定") boolean byInferred,
        String owner,
        @Schema(
                        description =
                                "met、met-late、on-the-way、behind、missed、not-due、unclear、cannot-be-computed")
                String state,
        @Nullable String value,
        @Nullable String numerator,
        @Nullable String denominator,
        String unit,
        @Nullable String reason,
        LocalDate asOf,
        @Schema(description = "到期日的数，到期以后才有") @Nullable String valueWhenDue,
        @Schema(description = "匀速推进今天应到的数") @Nullable String expected,
        @Schema(description = "依据的地址；逐个算的项，是各部分的地址") @Nullable String evidence,
        @Schema(description = "写法不一时，方案里的各种写法") List<ReadingJson> readings) {

    /** Where the paper says it. */
    record CiteJson(String section, @Nullable String row) {
        static List<CiteJson> of(List<Citation> citations) {
            return citations.stream().map(it -> new CiteJson(it.section(), it.row())).toList();
        }
    }

    /** One of the figures in contradiction. */
    record ReadingJson(
            String id,
            String figure,
            Map<String, String> goal,
            List<CiteJson> cite,
            @Schema(description = "今天离它还差多少") String distance) {}

    /**
     * An item of a plan.
     *
     * @param partOf the item that it is a part of
     */
    static ItemJson of(String plan, Standing standing, @Nullable String partOf) {
        var item = standing.item();
        var target = item instanceof Target it ? it : null;
        var basis = target == null ? null : target.basis();
        var measured = basis instanceof Basis.Measured it ? it : null;
        var goal = standing.goal();
        return new ItemJson(
                standing.id(),
                item.kind().key(),
                standing.label(),
                item.area(),
                standing.division().digits(),
                partOf,
                CiteJson.of(item.citations()),
                measured == null ? null : measured.measure(),
                measured == null ? Map.of() : where(measured),
                basis == null ? null : basis.base(),
                goal == null ? null : bounds(goal),
                standing.span().from(),
                target != null && target.from().inferred(),
                standing.span().to(),
                target != null && target.by().inferred(),
                item.owner(),
                standing.state().key(),
                text(standing.value()),
                text(standing.numerator()),
                text(standing.denominator()),
                unit(standing),
                standing.reason(),
                standing.asOf(),
                text(standing.whenDue()),
                text(standing.expected()),
                standing.parts().isEmpty()
                        ? standing.evidence()
                        : ItemsApi.partsOf(plan, standing.id()),
                standing.readings().stream().map(ItemJson::reading).toList());
    }

    static String unit(Standing standing) {
        return standing.unit().isEmpty() ? "share" : standing.unit();
    }

    private static Map<String, String> where(Basis.Measured measured) {
        var where = new LinkedHashMap<String, String>();
        measured.where().forEach((name, values) -> where.put(name, String.join(",", values)));
        return where;
    }

    private static ReadingJson reading(Standing.Open open) {
        var reading = open.reading();
        return new ReadingJson(
                reading.id(),
                reading.figure(),
                reading.goal() == null ? Map.of() : bounds(reading.goal()),
                CiteJson.of(reading.citations()),
                open.distance());
    }

    private static Map<String, String> bounds(Goal goal) {
        var bounds = new LinkedHashMap<String, String>();
        for (Bound bound : goal.bounds()) {
            bounds.put(bound.comparison().key(), Words.plain(bound.figure()));
        }
        return bounds;
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Words.plain(number);
    }
}
