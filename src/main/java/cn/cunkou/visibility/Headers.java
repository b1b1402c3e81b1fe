package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.EpcisEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headers in which EPCIS 2.0 says versions, formats and limits. */
final class Headers {
    static final String VERSION = "2.0.0";

    private static final int MOST_EXTENSIONS = 20;
    private static final int LONGEST = 2_000;

    private Headers() {}

    /** On every answer. */
    static void versions(HttpServletResponse response) {
        response.setHeader("GS1-EPCIS-Version", VERSION);
        response.setHeader("GS1-CBV-Version", VERSION);
    }

    /** On answers to {@code OPTIONS}. */
    static void discovery(HttpServletResponse response, String... methods) {
        versions(response);
        response.setHeader("Allow", "OPTIONS, " + String.join(", ", methods));
        response.setHeader("GS1-EPCIS-Min", VERSION);
        response.setHeader("GS1-EPCIS-Max", VERSION);
        response.setHeader("GS1-CBV-Min", VERSION);
        response.setHeader("GS1-CBV-Max", VERSION);
        response.setHeader(
                "GS1-EPC-Format",
                "No_Preference, Always_GS1_Digital_Link, Always_EPC_URN, Never_Translates");
        response.setHeader(
                CbvSpelling.HEADER, "No_Preference, Always_Web_URI, Always_URN, Never_Translates");
        response.setHeader("GS1-Vendor-Version", "Cunkou");
    }

    /** Which vocabularies of others the events of an answer use, as far as there is room. */
    static void extensions(HttpServletResponse response, List<EpcisEvent> events) {
        var uris = new TreeMap<String, String>();
        events.forEach(event -> event.namespaces().uris().forEach(uris::putIfAbsent));
        var told =
                uris.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .filter(one -> one.matches("[!-+\\--~]+"))
                        .limit(MOST_EXTENSIONS)
                        .collect(Collectors.joining(", "));
        if (!told.isEmpty() && told.length() <= LONGEST) {
            response.setHeader("GS1-Extensions", told);
        }
    }

    static void limits(HttpServletResponse response) {
        response.setHeader(
                "GS1-EPCIS-Capture-Limit", String.valueOf(EpcisDocuments.LIMITS.events()));
        response.setHeader(
                "GS1-EPCIS-Capture-File-Size-Limit", String.valueOf(EpcisDocuments.LIMITS.bytes()));
    }

    /**
     * @throws EpcisProblem when a version is wanted that is not spoken here
     */
    static void check(HttpServletRequest request) {
        for (var vocabulary : List.of("GS1-EPCIS-", "GS1-CBV-")) {
            var least = version(request, vocabulary + "Min");
            var most = version(request, vocabulary + "Max");
            var exact = version(request, vocabulary + "Version");
            if (least != null && least > 2_000
                    || most != null && most < 2_000
                    || exact != null && (exact < 1_000 || exact >= 3_000)) {
                throw EpcisProblem.notAcceptable("这里使用EPCIS 2.0和CBV 2.0，不能按请求的版本回答。");
            }
        }
    }

    /** Major version times 1000 and minor version, or null. */
    private static @Nullable Integer version(HttpServletRequest request, String name) {
        var text = request.getHeader(name);
        if (text == null) {
            return null;
        }
        if (!text.strip().matches("\\d{1,3}(\\.\\d{1,3}){0,2}")) {
            throw EpcisProblem.notAcceptable("请求头%s「%s」不是版本号。".formatted(name, text));
        }
        var parts = text.strip().split("\\.");
        return Integer.parseInt(parts[0]) * 1_000
                + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }
}
