package cn.cunkou.traceability;

import cn.cunkou.visibility.documents.EpcisEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event in words for a buyer.
 *
 * @param words what was done
 * @param warmth the temperature that was measured meanwhile, such as 2.1—5.8℃; null where none was
 */
public record TimelineStep(Instant time, String words, @Nullable String warmth) {
    private static final Map<String, String> STEPS =
            Map.ofEntries(
                    Map.entry("commissioning", "赋码"),
                    Map.entry("creating_class_instance", "生产"),
                    Map.entry("transforming", "加工"),
                    Map.entry("packing", "包装"),
                    Map.entry("repackaging", "重新包装"),
                    Map.entry("unpacking", "拆箱"),
                    Map.entry("assembling", "组装"),
                    Map.entry("loading", "装车"),
                    Map.entry("unloading", "卸车"),
                    Map.entry("shipping", "发货"),
                    Map.entry("transporting", "运输"),
                    Map.entry("departing", "发车"),
                    Map.entry("arriving", "到达"),
                    Map.entry("accepting", "验收"),
                    Map.entry("receiving", "收货"),
                    Map.entry("storing", "入库"),
                    Map.entry("stocking", "上架"),
                    Map.entry("picking", "拣货"),
                    Map.entry("staging_outbound", "待发"),
                    Map.entry("inspecting", "检验"),
                    Map.entry("sampling", "抽样"),
                    Map.entry("sensor_reporting", "测温"),
                    Map.entry("retail_selling", "售出"),
                    Map.entry("returning", "退回"),
                    Map.entry("decommissioning", "停用"),
                    Map.entry("destroying", "销毁"));

    private static final Map<String, String> KINDS =
            Map.of(
                    "TransformationEvent", "加工",
                    "AggregationEvent", "装箱",
                    "AssociationEvent", "挂接",
                    "TransactionEvent", "交接");

    /**
     * Steps of many events in their order. What another module tells in a chapter of its own is
     * left out: it names its acts itself.
     */
    static List<TimelineStep> of(List<EpcisEvent> events) {
        var steps = new ArrayList<TimelineStep>();
        for (var event : events) {
            var time = event.eventTime();
            if (time != null && !event.body().has("cunkou:act")) {
                steps.add(new TimelineStep(time, words(event), warmth(event)));
            }
        }
        return steps;
    }

    private static String words(EpcisEvent event) {
        var step = event.body().path("bizStep").asString("");
        var known = STEPS.get(step.substring(step.lastIndexOf(':') + 1).replaceFirst(".*[/-]", ""));
        if (known != null) {
            return known;
        }
        if (event.type().equals("AggregationEvent")
                && event.body().path("action").asString("").equals("DELETE")) {
            return "拆箱";
        }
        return KINDS.getOrDefault(event.type(), "记录");
    }

    private static @Nullable String warmth(EpcisEvent event) {
        BigDecimal least = null;
        BigDecimal most = null;
        for (var element : event.body().path("sensorElementList")) {
            for (var report : element.path("sensorReport")) {
                for (var value : celsius(report)) {
                    least = least == null ? value : least.min(value);
                    most = most == null ? value : most.max(value);
                }
            }
        }
        if (least == null || most == null) {
            return null;
        }
        return least.compareTo(most) == 0
                ? least.toPlainString() + "℃"
                : least.toPlainString() + "—" + most.toPlainString() + "℃";
    }

    private static List<BigDecimal> celsius(JsonNode report) {
        if (!report.path("type").asString("").endsWith("Temperature")) {
            return List.of();
        }
        var unit = report.path("uom").asString("CEL");
        return Stream.of("value", "minValue", "maxValue", "meanValue")
                .map(report::path)
                .filter(JsonNode::isNumber)
                .map(number -> celsius(number.decimalValue(), unit))
                .toList();
    }

    private static BigDecimal celsius(BigDecimal value, String unit) {
        var celsius =
                switch (unit) {
                    case "FAH" ->
                            value.subtract(BigDecimal.valueOf(32))
                                    .multiply(BigDecimal.valueOf(5))
                                    .divide(BigDecimal.valueOf(9), 4, RoundingMode.HALF_UP);
                    case "KEL" -> value.subtract(new BigDecimal("273.15"));
                    default -> value;
                };
        return celsius.setScale(1, RoundingMode.HALF_UP);
    }
}
