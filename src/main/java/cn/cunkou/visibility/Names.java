package cn.cunkou.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields that the standard does not have, by which they are stored and found: {@code
 * namespace#name}, whatever prefix an event or a query has for the namespace.
 */
final class Names {
    private Names() {}

    /**
     * The name under which a field is stored.
     *
     * @param field {@code prefix:name} or a full address
     * @param namespaces gives the namespace of a prefix, or null
     */
    static String stored(String field, Function<String, @Nullable String> namespaces) {
        if (isAddress(field)) {
            return ofAddress(field).getFirst();
        }
        var colon = field.indexOf(':');
        var namespace = colon < 0 ? null : namespaces.apply(field.substring(0, colon));
        return namespace == null ? field : joined(namespace, field.substring(colon + 1));
    }

    /** The names under which a field may be stored that a query gives in full. */
    static List<String> ofAddress(String address) {
        var names = new ArrayList<String>();
        var hash = address.lastIndexOf('#');
        if (hash > 0) {
            names.add(joined(address.substring(0, hash), address.substring(hash + 1)));
            if (address.charAt(hash - 1) == '/') {
                names.add(joined(address.substring(0, hash - 1), address.substring(hash + 1)));
            }
            return names;
        }
        var end = Math.max(address.lastIndexOf('/'), address.lastIndexOf(':'));
        names.add(joined(address.substring(0, end + 1), address.substring(end + 1)));
        names.add(joined(address.substring(0, end), address.substring(end + 1)));
        return names;
    }

    /** Whether it is no name with a prefix, but has its namespace in it. */
    static boolean isAddress(String field) {
        return field.contains("://") || field.startsWith("urn:");
    }

    static String joined(String namespace, String name) {
        return (namespace.endsWith("#")
                        ? namespace.substring(0, namespace.length() - 1)
                        : namespace)
                + '#'
                + name;
    }
}
