package cn.cunkou.platform.web;

import cn.cunkou.values.VisibleText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose parameters hold only what can be seen. */
final class TypedParameters extends HttpServletRequestWrapper {
    private final Map<String, String[]> parameters;

    private TypedParameters(HttpServletRequest request, Map<String, String[]> parameters) {
        super(request);
        this.parameters = parameters;
    }

    /** Empty where one of them is broken. */
    static Optional<TypedParameters> of(HttpServletRequest request) {
        var sent = request.getParameterMap();
        var broken =
                sent.entrySet().stream()
                        .anyMatch(parameter ->
                                VisibleText.isBroken(parameter.getKey())
                                        || Arrays.stream(parameter.getValue())
                                                .anyMatch(VisibleText::isBroken));
        if (broken) {
            return Optional.empty();
        }
        var seen = new LinkedHashMap<String, String[]>();
        sent.forEach((name, values) ->
                seen.put(name, Arrays.stream(values).map(VisibleText::of).toArray(String[]::new)));
        return Optional.of(new TypedParameters(request, Collections.unmodifiableMap(seen)));
    }

    /** The request of an error page, which asks for nothing that could not be read before. */
    static TypedParameters none(HttpServletRequest request) {
        return new TypedParameters(request, Map.of());
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        var values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
