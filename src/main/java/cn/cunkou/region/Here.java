package cn.cunkou.region;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The county that a request is about, as its address says. Without one a page is about the county
 * served longest.
 *
 * @param among the counties that whoever works in the console may choose from, this one included;
 *     empty on the portal
 */
public record Here(County county, Named by, List<County> among) {
    /** What names it. */
    public enum Named {
        /** The host that was asked. */
        HOST,
        /** The first segment of the path: {@code /441424/promises}. */
        PATH,
        /** {@code ?county=} of the API. */
        PROGRAM,
        /** {@code ?county=} in the console; the first of one's own where it is missing. */
        CHOICE,
        /**
         * The same on a page that is about no single county, where it is only kept for the next.
         */
        KEPT
    }

    private static final ScopedValue<Here> CURRENT = ScopedValue.newInstance();

    public Here {
        among = List.copyOf(among);
    }

    static Here on(County county, Named by) {
        return new Here(county, by, List.of());
    }

    /** What a program names that asks for one county alone. */
    public static Here askedFor(County county) {
        return on(county, Named.PROGRAM);
    }

    /** Null where the address names none. */
    public static @Nullable Here current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Does something within a request that is about this county. */
    public <T extends @Nullable Object> T call(Callable<T> act) throws Exception {
        return ScopedValue.where(CURRENT, this).call(act::call);
    }

    /** Whether it is this county alone that was asked: its public site, or its records. */
    boolean isPortal() {
        return by == Named.HOST || by == Named.PATH || by == Named.PROGRAM;
    }
}
