package cn.cunkou.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whose site this is; the module that knows the county implements it. */
public interface SiteIdentity {
    /** What a place is called of which nothing else is known. */
    String COUNTY = "县";

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
     * @param desk what a page behind a door is about, for those who work for several sites; null
     *     for everybody else
     * @param kind what people call the place in short: 县, 市 or 区
     */
    record Site(
            String name,
            String tagline,
            @Nullable String demo,
            String root,
            List<Link> others,
            @Nullable Desk desk,
            String kind) {
        /** The only site there is. */
        public Site(String name, String tagline, @Nullable String demo) {
            this(name, tagline, demo, "", List.of(), null, COUNTY);
        }

        /** Whether addresses are the same on this site as everywhere. */
        boolean isPlain() {
            return root.isEmpty() && desk == null;
        }
    }

    /** Another site. */
    record Link(String name, String href) {}

    /**
     * What a page behind a door is about: one of several.
     *
     * @param choices all of them
     * @param isShown whether this page is about it; else it is only kept for the next one
     */
    record Desk(String name, String value, List<Choice> choices, boolean isShown) {
        /** The parameter that chooses it. */
        public static final String PARAMETER = "county";
    }

    /**
     * One that can be chosen.
     *
     * @param value of the parameter that chooses it
     */
    record Choice(String value, String name) {}
}
