package cn.cunkou.platform.web;

import org.jspecify.annotations.Nullable;

/** An address on this site to go to next, however it was sent; anything else leads home. */
public final class LocalAddress {
    private LocalAddress() {}

    public static String orHome(@Nullable String address) {
        return address != null && address.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") ? address : "/";
    }
}
