package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Fault;
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
            if (body.path(name).asString("").length() > LONGEST_NAME) {
                return name + " is longer than " + LONGEST_NAME + " characters";
            }
        }
        for (var place : List.of("readPoint", "bizLocation")) {
            if (body.path(place).path("id").asString("").length() > LONGEST_NAME) {
                return place + " is longer than " + LONGEST_NAME + " characters";
            }
        }
        for (var role : Role.values()) {
            for (var thing : body.path(role.field())) {
                var name = role.isQuantity() ? thing.path("epcClass") : thing;
                if (name.asString("").length() > LONGEST_NAME) {
                    return role.field() + " has a name longer than " + LONGEST_NAME + " characters";
                }
            }
        }
        return inside(body);
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
