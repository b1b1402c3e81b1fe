package cn.cunkou.platform.web;

import cn.cunkou.platform.web.SiteIdentity.Desk;
import cn.cunkou.platform.web.SiteIdentity.Site;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the links and forms of a finished page the addresses of the site it belongs to, so that no
 * template can forget to. Text is never touched: what people typed has no {@code <} left by then.
 */
final class SiteAddresses {
    private static final Pattern TAG = Pattern.compile("<[a-z](?:[^\">]++|\"[^\"]*+\")*+>");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<=\\s(?:href|action|src|hx-get|hx-post)=\")(/[^\"]*)(?=\")");
    private static final Pattern ASKS_THE_CONSOLE =
            Pattern.compile("<form\\s(?!.*\\smethod=\"post\").*\\saction=\"/console[/?\"].*");

    private SiteAddresses() {}

    static String of(String page, Site site) {
        return site.isPlain() ? page : TAG.matcher(page).replaceAll(tag -> quoted(tag, site));
    }

    private static String quoted(MatchResult tag, Site site) {
        return Matcher.quoteReplacement(tag(tag.group(), site));
    }

    private static String tag(String tag, Site site) {
        var rooted =
                ADDRESS.matcher(tag)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(site.to(found.group(), "&amp;")));
        var desk = site.desk();
        // A form that is sent by GET drops the parameters of its address.
        return desk == null || !ASKS_THE_CONSOLE.matcher(tag).matches()
                ? rooted
                : rooted + hidden(desk);
    }

    private static String hidden(Desk desk) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(Desk.PARAMETER, desk.value());
    }
}
