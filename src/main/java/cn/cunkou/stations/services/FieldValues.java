package cn.cunkou.stations.services;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.values.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was filled in for a kind's fields, as typed values. */
final class FieldValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");
    private static final int LONGEST = 200;

    private FieldValues() {}

    /**
     * The values of a kind's fields; photos are left out.
     *
     * @param given by the ids of the fields
     */
    static ObjectNode checked(
            ServiceKind kind, Map<String, @Nullable String> given, Faults faults) {
        var values = JsonNodeFactory.instance.objectNode();
        for (var field : kind.fields()) {
            var name = "fields." + field.id();
            var typed = given.get(field.id());
            var isPhoto = field.kind().equals("photo");
            var text = isPhoto ? Faults.given(typed) : faults.text(name, typed, LONGEST);
            if (text == null) {
                if (field.required()) {
                    faults.add(name, "没有填" + field.label(), "请填写" + field.label());
                }
            } else if (!isPhoto) {
                put(values, field, text, faults);
            }
        }
        given.keySet().stream()
                .filter(id -> kind.field(id).isEmpty())
                .forEach(id ->
                        faults.add(
                                "fields." + id, "「%s」没有这一栏".formatted(kind.label()), "删去，或者换一种服务"));
        return values;
    }

    private static void put(ObjectNode values, Catalogue.Field field, String text, Faults faults) {
        var name = "fields." + field.id();
        switch (field.kind()) {
            case "number" -> {
                var plain = text.replace(",", "").replace("，", "");
                if (NUMBER.matcher(plain).matches()) {
                    values.put(field.id(), new BigDecimal(plain).stripTrailingZeros());
                } else {
                    faults.add(name, "%s不是数字".formatted(field.label()), "写成12或12.5这样");
                }
            }
            case "day" -> {
                try {
                    values.put(field.id(), LocalDate.parse(text).toString());
                } catch (DateTimeParseException e) {
                    faults.add(name, "%s不是日期".formatted(field.label()), "写成2019-11-12这样");
                }
            }
            case "choice" -> {
                if (field.choices().contains(text)) {
                    values.put(field.id(), text);
                } else {
                    faults.add(
                            name,
                            "%s没有「%s」这个选项".formatted(field.label(), text),
                            "可选：" + String.join("、", field.choices()));
                }
            }
            case "phone" -> {
                if (PhoneNumber.isValid(text)) {
                    values.put(field.id(), PhoneNumber.parse(text).masked());
                } else {
                    faults.add(name, "%s不是电话号码".formatted(field.label()), "写11位手机号");
                }
            }
            default -> values.put(field.id(), text);
        }
    }

    static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** {@code 缴什么费：电费，金额：86.5}; empty where nothing was filled in. */
    static String words(@Nullable ServiceKind kind, ObjectNode values) {
        var words = new StringBuilder();
        for (var value : values.properties()) {
            if (!words.isEmpty()) {
                words.append("，");
            }
            words.append(kind == null ? value.getKey() : kind.fieldLabel(value.getKey()))
                    .append('：')
                    .append(word(value.getValue()));
        }
        return words.toString();
    }

    private static String word(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }
}
