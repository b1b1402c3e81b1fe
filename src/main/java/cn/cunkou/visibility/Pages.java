package cn.cunkou.visibility;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lists in parts, each with the address of the next. */
@Component
class Pages {
    static final int USUAL = 30;
    static final int MOST = 1000;

    private final PageTokens tokens;

    Pages(PageTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A part that is asked for.
     *
     * @param list what is listed, with all that narrows it
     * @param place where it goes on; null at the beginning
     */
    record Asked(String list, int size, @Nullable String place) {}

    /**
     * @throws EpcisProblem when the size is no number above zero, or the token is not good
     */
    Asked asked(String list, @Nullable String perPage, @Nullable String token) {
        return new Asked(list, size(perPage), token == null ? null : tokens.place(list, token));
    }

    /**
     * How many a part has.
     *
     * @throws EpcisProblem when it is no number above zero
     */
    static int size(@Nullable String perPage) {
        if (perPage == null) {
            return USUAL;
        }
        if (!perPage.matches("[0-9]{1,9}") || Integer.parseInt(perPage) == 0) {
            throw EpcisProblem.parameter("perPage", "「%s」不是大于0的整数".formatted(perPage));
        }
        return Math.min(MOST, Integer.parseInt(perPage));
    }

    /** Says where the list goes on. */
    void goOn(Asked asked, String place, HttpServletRequest request, HttpServletResponse response) {
        var token = tokens.make(asked.list(), place);
        var parts = new ArrayList<String>();
        var query = request.getQueryString();
        if (query != null) {
            for (var part : query.split("&")) {
                if (!part.startsWith("nextPageToken=") && !part.isEmpty()) {
                    parts.add(part);
                }
            }
        }
        parts.add("nextPageToken=" + token.text());
        response.addHeader(
                HttpHeaders.LINK,
                "<%s?%s>; rel=\"next\""
                        .formatted(request.getRequestURI(), String.join("&", parts)));
        response.setHeader("GS1-Next-Page-Token-Expires", token.ends().toString());
    }
}
