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
 * @param demoAccounts names of accounts whose password is {@code demo-} and the name; empty outside
 *     a demonstration
 */
public record SignInPage(
        String to,
        String name,
        @Nullable String fault,
        boolean awaitsCode,
        List<String> demoAccounts) {}
