package cn.cunkou.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page shows.
 *
 * @param to address to go to afterwards
 * @param name as typed before
 * @param fault why the last attempt was refused, or null
 * @param awaitsCode whether the password was right and the one-time code is asked for
 * @param demos the counties that are shown as a demonstration
 */
public record SignInPage(
        String to,
        String name,
        @Nullable String fault,
        boolean awaitsCode,
        List<DemoCounty> demos) {
    /** Accounts whose password is {@code demo-} and the role, with which their name ends. */
    public record DemoCounty(String name, List<String> accounts) {}
}
