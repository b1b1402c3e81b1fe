package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.identifiers.CompanyPrefixes;
import cn.cunkou.visibility.identifiers.Epc;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the asker wants GS1 keys written. */
enum EpcSpelling {
    NEVER_TRANSLATES("Never_Translates"),
    ALWAYS_GS1_DIGITAL_LINK("Always_GS1_Digital_Link"),
    ALWAYS_EPC_URN("Always_EPC_URN");

    static final String HEADER = "GS1-EPC-Format";

    private static final List<String> PLACES = List.of("readPoint", "bizLocation");
    private static final List<String> TYPED =
            List.of("bizTransactionList", "sourceList", "destinationList");

    private final String word;

    EpcSpelling(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /**
     * @throws EpcisProblem when the standard has no such word
     */
    static EpcSpelling of(@Nullable String header) {
        if (header == null || header.strip().equals("No_Preference")) {
            return header == null ? ALWAYS_GS1_DIGITAL_LINK : NEVER_TRANSLATES;
        }
        for (var spelling : values()) {
            if (spelling.word.equals(header.strip())) {
                return spelling;
            }
        }
        throw EpcisProblem.notAcceptable("请求头%s没有「%s」这个选择。".formatted(HEADER, header));
    }

    /** The key in this spelling; as it is where it has none. */
    String spelled(String uri) {
        return switch (this) {
            case NEVER_TRANSLATES -> uri;
            case ALWAYS_GS1_DIGITAL_LINK ->
                    uri.startsWith("urn:epc:") ? Identifiers.canonical(uri) : uri;
            case ALWAYS_EPC_URN -> uri.startsWith("urn:") ? uri : urn(uri);
        };
    }

    private static String urn(String uri) {
        var epc = Epc.of(uri).orElse(null);
        if (epc == null) {
            return uri;
        }
        var length = CompanyPrefixes.known().lengthIn(epc);
        return length.isEmpty() ? uri : epc.urn(length.getAsInt()).orElse(uri);
    }

    /** Rewrites the event's own body. */
    EpcisEvent rewritten(EpcisEvent event) {
        if (this == NEVER_TRANSLATES) {
            return event;
        }
        var body = event.body();
        for (var role : Role.values()) {
            things(body, role);
        }
        for (var place : PLACES) {
            member(body.path(place), "id");
        }
        for (var list : TYPED) {
            for (var one : body.path(list)) {
                member(one, list.substring(0, list.length() - "List".length()));
            }
        }
        return event;
    }

    private void things(ObjectNode body, Role role) {
        if (role == Role.PARENT) {
            member(body, role.field());
            return;
        }
        if (body.get(role.field()) instanceof ArrayNode list) {
            for (var number = 0; number < list.size(); number++) {
                if (role.isQuantity()) {
                    member(list.get(number), "epcClass");
                } else if (list.get(number).isString()) {
                    list.set(number, spelled(list.get(number).stringValue()));
                }
            }
        }
    }

    private void member(JsonNode parent, String name) {
        if (parent instanceof ObjectNode object && object.path(name).isString()) {
            object.put(name, spelled(object.path(name).stringValue()));
        }
    }
}
