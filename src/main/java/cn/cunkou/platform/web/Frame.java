package cn.cunkou.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every page needs besides its own content: where it is, whose site, who looks, which doors
 * are open to them.
 *
 * @param path path and query of the request within the site, for links that come back here
 * @param elder text size of 长辈版 in px (18, 22, 26, 30), or null outside it
 * @param fragment whether htmx asked for a part of the page only
 */
public record Frame(
        SiteIdentity.Site site,
        String path,
        @Nullable Integer elder,
        boolean fragment,
        @Nullable Viewer viewer,
        List<MenuSection> menu,
        Supplier<Csrf> csrfToken,
        Function<String, String> assets,
        Doorkeeper doors) {

    /** The signed-in person: name and roles as shown, and what waits for them. */
    public record Viewer(String name, String roles, List<Badge> badges) {}

    public record MenuSection(String title, List<MenuEntry> entries) {}

    /** Name and value of the hidden input that every form carries. */
    public record Csrf(String name, String value) {}

    public String asset(String name) {
        return assets.apply(name);
    }

    public Csrf csrf() {
        return csrfToken.get();
    }

    public String csrfName() {
        return csrf().name();
    }

    public String csrfValue() {
        return csrf().value();
    }

    public boolean mayEnter(String method, String path) {
        return doors.mayEnter(method, path);
    }

    public boolean isElder() {
        return elder != null;
    }

    /** Whether the menu entry leads to this page or a page below it. */
    public boolean isAt(String href) {
        var plain = plainPath();
        return plain.equals(href)
                || (!href.equals("/") && !href.equals("/console") && plain.startsWith(href + "/"));
    }

    /** The path without its query and without the site's root. */
    public String plainPath() {
        var query = path.indexOf('?');
        var plain = query < 0 ? path : path.substring(0, query);
        return plain.equals(site.root())
                ? "/"
                : plain.startsWith(site.root() + "/")
                        ? plain.substring(site.root().length())
                        : plain;
    }

    /**
     * This page's address with one query parameter set (or dropped, for an empty value); paging
     * starts anew.
     */
    public String with(String name, Object value) {
        var uri = UriComponentsBuilder.fromUriString(path).replaceQueryParam("part");
        if (!name.equals("page")) {
            uri.replaceQueryParam("page");
        }
        if (value.toString().isEmpty()) {
            uri.replaceQueryParam(name);
        } else {
            uri.replaceQueryParam(name, value);
        }
        return uri.build().toUriString();
    }

    /** The address of something that lies in a division. */
    public String within(String division, String address) {
        return new SiteAddresses(site, doors).within(division, address);
    }

    /**
     * This page about another of those that its reader may choose from; from a record, the list it
     * stands in.
     */
    public String about(SiteIdentity.Choice choice) {
        var page =
                menu.stream()
                        .flatMap(section -> section.entries().stream())
                        .map(MenuEntry::href)
                        .filter(this::isAt)
                        .max(Comparator.comparingInt(String::length))
                        .orElse(plainPath().indexOf('/', 1) < 0 ? plainPath() : "/console");
        return page + "?" + SiteIdentity.Desk.PARAMETER + "=" + choice.value();
    }

    /** The address that switches 长辈版 to a size and comes back; 0 leaves it. */
    public String elderHref(int size) {
        return UriComponentsBuilder.fromPath("/elder")
                .queryParam("size", size)
                .queryParam("to", "{to}")
                .build(path)
                .toString();
    }
}
