package cn.cunkou.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address on this site to go to next, however it was sent; anything else leads home. */
public final class LocalAddress {
    private LocalAddress() {}

    public static String orHome(@Nullable String address) {
        return address != null && address.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") ? address : "/";
    }

    /** The page of this site that led to a request; null where none did, or it was this one. */
    static @Nullable String cameFrom(HttpServletRequest request) {
        var referrer = request.getHeader("Referer");
        if (referrer == null) {
            return null;
        }
        try {
            var page = URI.create(referrer);
            var path = page.getRawPath();
            if (!Objects.equals(page.getRawAuthority(), request.getHeader("Host"))
                    || path == null
                    || path.equals(request.getRequestURI())) {
                return null;
            }
            var query = page.getRawQuery();
            return orHome(query == null ? path : path + "?" + query);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
