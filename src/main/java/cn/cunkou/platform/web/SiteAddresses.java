package cn.cunkou.platform.web;

import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.platform.web.SiteIdentity.Site;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of one site: a public one begins with the site's root, one behind a door says what
 * it is about. Links and forms get them when the page is finished, so that no template can forget
 * to. Text is never touched: what people typed has no {@code <} left by then.
 */
final class SiteAddresses {
    private static final Pattern TAG = Pattern.compile("<[a-z](?:[^\">]++|\"[^\"]*+\")*+>");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<=\\s(?:href|action|src|hx-get|hx-post)=\")(/[^\"]*)(?=\")");
    private static final Pattern ASKING_FORM =
            Pattern.compile("<form\\s(?!.*\\smethod=\"post\").*\\saction=\"([^\"?#]*).*");

    /** One that names its site already, or is the same on all. */
    private static final Pattern SETTLED =
            Pattern.compile("/(\\d{6}([/?#].*)?|assets/.*|sign-out|/.*)");

    private static final Pattern CHOSEN = Pattern.compile(".*[?&;]" + Desk.PARAMETER + "=.*");

    private final Site site;
    private final Doorkeeper doors;
    private final Map<String, Boolean> known = new HashMap<>();

    SiteAddresses(Site site, Doorkeeper doors) {
        this.site = site;
        this.doors = doors;
    }

    /** A local address within the site. One that says already where it belongs stays as it is. */
    String to(String address) {
        return to(address, "&");
    }

    /** An address behind a door that is about what a division lies in. */
    String within(String division, String address) {
        var place = division.substring(0, Math.min(6, division.length()));
        var desk = site.desk();
        return desk == null || desk.choices().stream().noneMatch(it -> it.value().equals(place))
                ? address
                : about(address, "&", place);
    }

    /** A finished page with its addresses. */
    String in(String page) {
        return site.isPlain()
                ? page
                : TAG.matcher(page)
                        .replaceAll(found -> Matcher.quoteReplacement(tag(found.group())));
    }

    private String tag(String tag) {
        var settled = ADDRESS.matcher(tag).replaceAll(this::quoted);
        var form = ASKING_FORM.matcher(tag);
        var desk = site.desk();
        // A form that is sent by GET drops the parameters of its address.
        return desk == null || !form.matches() || isPublic(form.group(1))
                ? settled
                : settled + hidden(desk);
    }

    private String quoted(MatchResult address) {
        return Matcher.quoteReplacement(to(address.group(), "&amp;"));
    }

    private static String hidden(Desk desk) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(Desk.PARAMETER, desk.value());
    }

    /**
     * @param and what stands between two parameters
     */
    private String to(String address, String and) {
        if (!address.startsWith("/") || SETTLED.matcher(address).matches()) {
            return address;
        }
        var desk = site.desk();
        return isPublic(path(address))
                ? rooted(address)
                : desk == null ? address : about(address, and, desk.value());
    }

    private String rooted(String address) {
        var isFirstPage = path(address).equals("/");
        return site.root().isEmpty() || !isFirstPage
                ? site.root() + address
                : site.root() + address.substring(1);
    }

    private static String about(String address, String and, String value) {
        if (CHOSEN.matcher(address).matches()) {
            return address;
        }
        var hash = address.indexOf('#');
        var page = hash < 0 ? address : address.substring(0, hash);
        var part = hash < 0 ? "" : address.substring(hash);
        return page + (page.contains("?") ? and : "?") + Desk.PARAMETER + "=" + value + part;
    }

    private static String path(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    private boolean isPublic(String path) {
        return known.computeIfAbsent(
                path, one -> doors.isForEverybody("GET", one) || doors.isForEverybody("POST", one));
    }
}
