package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether an event that keeps the rules can be kept here: names of a length that can be looked up,
 * numbers that can be written out, times of our calendar, no character that no text has.
 */
final class Storable {
    private static final int LONGEST_NAME = 1000;

    /** More than that no index takes. */
    private static final int MOST_BYTES = 2000;

    private static final String TOO_LONG =
            " is longer than %d characters or %d bytes".formatted(LONGEST_NAME, MOST_BYTES);
    private static final int MOST_DIGITS = 300;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Storable() {}

    /** What keeps it out, or null. */
    static @Nullable Fault fault(int number, EpcisEvent event) {
        var what = what(event);
        return what == null ? null : new Fault(Fault.Kind.MEANING, number, "", what);
    }

    private static @Nullable String what(EpcisEvent event) {
        var time = event.eventTime();
        if (time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            return "eventTime is not within the years 1900 to 2199";
        }
        var body = event.body();
        for (var name :
                List.of(
                        "type",
                        "eventID",
                        "transformationID",
                        "parentID",
                        "bizStep",
                        "disposition")) {
            if (isTooLong(body.path(name).asString(""))) {
                return name + TOO_LONG;
            }
        }
        for (var place : List.of("readPoint", "bizLocation")) {
            if (isTooLong(body.path(place).path("id").asString(""))) {
                return place + TOO_LONG;
            }
        }
        for (var role : Role.values()) {
            for (var thing : body.path(role.field())) {
                var name = role.isQuantity() ? thing.path("epcClass") : thing;
                if (isTooLong(name.asString(""))) {
                    return "a name in " + role.field() + TOO_LONG;
                }
            }
        }
        return inside(body);
    }

    /** Whether a name, of whatever alphabet, is longer than can be looked up. */
    static boolean isTooLong(String name) {
        return name.length() > LONGEST_NAME
                || name.length() > MOST_BYTES / 3
                        && name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static @Nullable String inside(JsonNode node) {
        if (node.isString()) {
            return node.stringValue().indexOf('\0') >= 0 ? "a text has the character U+0000" : null;
        }
        if (node.isNumber()) {
            return isVast(node) ? "a number has more than " + MOST_DIGITS + " digits" : null;
        }
        for (var member : node.properties()) {
            if (member.getKey().indexOf('\0') >= 0) {
                return "a name has the character U+0000";
            }
            var what = inside(member.getValue());
            if (what != null) {
                return what;
            }
        }
        if (node.isArray()) {
            for (var element : node) {
                var what = inside(element);
                if (what != null) {
                    return what;
                }
            }
        }
        return null;
    }

    private static boolean isVast(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.bigIntegerValue().bitLength() > MOST_DIGITS * 3;
        }
        var decimal = number.decimalValue();
        return Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > MOST_DIGITS;
    }
}
