package cn.cunkou.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the method for an address. Of the hundreds of addresses with a part that varies, only those
 * that begin with the same word as the one asked for are looked at: to look at all of them took
 * longer than to answer.
 */
final class HandlersByBeginning extends RequestMappingHandlerMapping {
    private static final ScopedValue<Set<RequestMappingInfo>> LIKELY = ScopedValue.newInstance();

    private final Map<String, Set<RequestMappingInfo>> byWord = new HashMap<>();
    private final Set<RequestMappingInfo> all = none();

    /** Those that begin with what varies. */
    private final Set<RequestMappingInfo> open = none();

    private static Set<RequestMappingInfo> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
        super.handlerMethodsInitialized(methods);
        for (var info : methods.keySet()) {
            all.add(info);
            for (var pattern : info.getPatternValues()) {
                var word = word(pattern);
                if (word.matches(".*[{*?].*")) {
                    open.add(info);
                } else {
                    byWord.computeIfAbsent(word, _ -> none()).add(info);
                }
            }
        }
        byWord.values().forEach(some -> some.addAll(open));
    }

    private static String word(String path) {
        var end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(
            String lookupPath, HttpServletRequest request) throws Exception {
        // An address with escapes may begin otherwise than it looks.
        var likely =
                lookupPath.indexOf('%') < 0 ? byWord.getOrDefault(word(lookupPath), open) : all;
        return ScopedValue.where(LIKELY, likely)
                .call(() -> super.lookupHandlerMethod(lookupPath, request));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo info, HttpServletRequest request) {
        return LIKELY.get().contains(info) ? super.getMatchingMapping(info, request) : null;
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String lookupPath, HttpServletRequest request)
            throws ServletException {
        return super.handleNoMatch(LIKELY.get(), lookupPath, request);
    }
}
