package cn.cunkou.visibility;

import cn.cunkou.visibility.identifiers.Epc;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of things as queries give them: one thing, a class, or a pattern such as {@code
 * urn:epc:idpat:sgtin:4012345.*.*}.
 */
final class ThingPatterns {
    private static final Pattern PATTERN = Pattern.compile("urn:epc:idpat:([a-z]+):(.+)");
    private static final String SITE = "https://id\\.gs1\\.org/";

    /** Comes after every text that goes on. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final List<String> exact = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<String> expressions = new ArrayList<>();

    /**
     * @throws EpcisProblem when a pattern is of no scheme that patterns have
     */
    ThingPatterns(String parameter, List<String> names) {
        for (var name : names) {
            var pattern = PATTERN.matcher(name);
            if (!pattern.matches()) {
                exact.add(Identifiers.canonical(name));
            } else {
                add(parameter, name, pattern.group(1), pattern.group(2).split("\\.", -1));
            }
        }
    }

    private void add(String parameter, String name, String scheme, String[] parts) {
        var classOf = Epc.of(name).filter(Epc::ofClass);
        if (classOf.isPresent()) {
            // as a class it stands in quantities; as a pattern it stands for all things of the
            // class
            exact.add(classOf.get().link());
            beginnings.add(
                    classOf.get().link() + (scheme.equals("cpi") ? "/8011/" : separator(scheme)));
            return;
        }
        var expression = expression(scheme, parts);
        if (expression == null) {
            throw EpcisProblem.parameter(parameter, "「%s」不是EPC的模式".formatted(name));
        }
        expressions.add("^" + SITE + expression);
    }

    private static String separator(String scheme) {
        return switch (scheme) {
            case "sgtin", "itip" -> "/21/";
            default -> "";
        };
    }

    /**
     * All whose leading parts are given; digits that the parts do not tell, such as check digits,
     * are any.
     */
    private static @Nullable String expression(String scheme, String[] parts) {
        if (parts.length < 2
                || !parts[0].matches("\\d{6,12}|\\*")
                || !parts[parts.length - 1].equals("*")) {
            return null;
        }
        var prefix = parts[0].equals("*") ? "\\d*" : parts[0];
        var open = parts[0].equals("*") || parts[1].equals("*");
        if (!open && parts.length > 2) {
            return null;
        }
        return switch (scheme) {
            case "sgtin" -> "01/\\d" + prefix + "\\d*/21/";
            case "sscc" -> "00/\\d" + prefix + "\\d*$";
            case "sgln" -> "414/" + prefix + "\\d*(/254/|$)";
            case "pgln" -> "417/" + prefix;
            case "grai" -> "8003/0" + prefix;
            case "giai" -> "8004/" + prefix;
            case "gsrn" -> "8018/" + prefix;
            case "gsrnp" -> "8017/" + prefix;
            case "gdti" -> "253/" + prefix;
            case "sgcn" -> "255/" + prefix;
            case "cpi" -> "8010/" + prefix;
            case "ginc" -> "401/" + prefix;
            case "gsin" -> "402/" + prefix;
            case "itip" -> "8006/\\d" + prefix;
            case "upui" -> "01/\\d" + prefix + "\\d*/235/";
            default -> null;
        };
    }

    /** Adds the condition that one of them has one of the roles in an event. */
    void addTo(EventQuery query, List<Role> roles) {
        var named = roles.stream().map(Role::id).toArray(String[]::new);
        if (beginnings.isEmpty() && expressions.isEmpty()) {
            query.ofThings(exact.toArray(String[]::new), named);
            return;
        }
        var any = new ArrayList<String>();
        var values = new ArrayList<Object>();
        values.add(named);
        if (!exact.isEmpty()) {
            any.add("x.epc = any (cast(? as text[]))");
            values.add(exact.toArray(String[]::new));
        }
        for (var beginning : beginnings) {
            any.add("x.epc > ? and x.epc < ?");
            values.add(beginning);
            values.add(beginning + LAST);
        }
        for (var expression : expressions) {
            any.add("x.epc ~ ?");
            values.add(expression);
        }
        query.where(
                """
                (e.event_time, e.id) in (select x.event_time, x.event from visibility.event_epc x
                                          where x.role = any (cast(? as text[])) and (%s))\
                """
                        .formatted(String.join(" or ", any)),
                values.toArray());
    }
}
