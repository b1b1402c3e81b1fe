package cn.cunkou.platform.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says whose site this is; the module that knows the county implements it. */
public interface SiteIdentity {
    Site site();

    /**
     * The site that a page belongs to; an installation may have several.
     *
     * @param name short name in the header, such as 五华村口
     * @param tagline line under the name
     * @param demo what the strip of demonstration data says, or null outside demo mode
     * @param root what every address of its public pages begins with, such as {@code /441424};
     *     empty where they need no beginning
     * @param others the other sites, where the page offers them
     * @param desk what a page of the console is about, for those who work for several sites; null
     *     for everybody else
     */
    record Site(
            String name,
            String tagline,
            @Nullable String demo,
            String root,
            List<Link> others,
            @Nullable Desk desk) {
        /**
         * Addresses that belong to no site: what looks the same on all, and what ends a session.
         */
        private static final Pattern COMMON =
                Pattern.compile("/(assets|setup|sign-out|livez|readyz)([/?#].*)?");

        private static final Pattern CONSOLE = Pattern.compile("/console([/?#].*)?");
        private static final Pattern ROOTED = Pattern.compile("/\\d{6}([/?#].*)?");

        /** The only site there is. */
        public Site(String name, String tagline, @Nullable String demo) {
            this(name, tagline, demo, "", List.of(), null);
        }

        /** Whether addresses are the same on this site as everywhere. */
        boolean isPlain() {
            return root.isEmpty() && desk == null;
        }

        /**
         * A local address within this site: a public one begins with its root, one of the console
         * says what it is about. One that says so already stays as it is.
         */
        public String to(String address) {
            return to(address, "&");
        }

        /** An address of the console that is about what a division lies in. */
        String within(String division, String address) {
            var place = division.substring(0, Math.min(6, division.length()));
            return desk == null || desk.choices().stream().noneMatch(it -> it.value().equals(place))
                    ? address
                    : Desk.on(address, "&", place);
        }

        /**
         * @param and what stands between two parameters
         */
        String to(String address, String and) {
            if (!address.startsWith("/")
                    || address.startsWith("//")
                    || COMMON.matcher(address).matches()
                    || ROOTED.matcher(address).matches()) {
                return address;
            }
            if (CONSOLE.matcher(address).matches()) {
                return desk == null ? address : Desk.on(address, and, desk.value());
            }
            return root.isEmpty() || address.equals("/") || address.matches("/[?#].*")
                    ? root + (root.isEmpty() ? address : address.substring(1))
                    : root + address;
        }
    }

    /** Another site, or another thing that a page may be about. */
    record Link(String name, String href) {}

    /**
     * What a page of the console is about: one of several.
     *
     * @param choices all of them, each with the value of the parameter that chooses it
     * @param isShown whether this page is about it; else it is only kept for the next one
     */
    record Desk(String name, String value, List<Choice> choices, boolean isShown) {
        /** The parameter that chooses it. */
        public static final String PARAMETER = "county";

        private static final Pattern CHOSEN = Pattern.compile(".*[?&;]" + PARAMETER + "=.*");

        private static String on(String address, String and, String value) {
            if (CHOSEN.matcher(address).matches()) {
                return address;
            }
            var hash = address.indexOf('#');
            var page = hash < 0 ? address : address.substring(0, hash);
            var part = hash < 0 ? "" : address.substring(hash);
            return page + (page.contains("?") ? and : "?") + PARAMETER + "=" + value + part;
        }
    }

    record Choice(String value, String name) {}
}
