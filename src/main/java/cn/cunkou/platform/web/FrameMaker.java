package cn.cunkou.platform.web;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Frame.MenuSection;
import cn.cunkou.platform.web.Frame.Viewer;
import cn.cunkou.platform.web.MenuEntry.Place;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** Puts the frame around whatever page a controller returns. */
@Component
class FrameMaker implements HandlerInterceptor {
    private static final SiteIdentity.Site NOBODYS =
            new SiteIdentity.Site("村口", "县域农村电商公共服务", null);
    private static final String REDIRECT = "redirect:";

    private final ObjectProvider<SiteIdentity> identity;
    private final Assets assets;
    private final ObjectProvider<Doorkeeper> doors;
    private final List<MenuEntry> entries;
    private final List<Badge.Source> badges;

    FrameMaker(
            ObjectProvider<SiteIdentity> identity,
            Assets assets,
            ObjectProvider<Doorkeeper> doors,
            List<MenuEntry> entries,
            List<Badge.Source> badges) {
        this.identity = identity;
        this.assets = assets;
        this.doors = doors;
        this.entries = entries.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        this.badges = badges;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView view) {
        var name = view == null ? null : view.getViewName();
        if (view == null || name == null) {
            return;
        }
        if (name.startsWith(REDIRECT)) {
            var address = name.substring(REDIRECT.length());
            view.setViewName(REDIRECT + new SiteAddresses(site(), doors()).to(address));
            return;
        }
        var page = view.getModel().get("page");
        view.getModelMap().clear();
        if (page != null) {
            view.addObject("page", page);
        }
        view.addObject("frame", frame(request));
        response.addHeader("Vary", "HX-Request");
    }

    Frame frame(HttpServletRequest request) {
        var site = site();
        var query = request.getQueryString();
        var address = address(request, site);
        var path =
                new SiteAddresses(site, doors()).to(address + (query == null ? "" : "?" + query));
        var fragment =
                request.getHeader("HX-Request") != null
                        && request.getHeader("HX-History-Restore-Request") == null;
        var place = address.startsWith("/console") ? Place.CONSOLE : Place.PORTAL;
        return new Frame(
                site,
                path,
                elder(request),
                fragment,
                viewer(fragment),
                menu(place, site),
                () -> csrf(request),
                assets::address,
                doors());
    }

    private SiteIdentity.Site site() {
        return identity.stream().findFirst().map(SiteIdentity::site).orElse(NOBODYS);
    }

    /**
     * What the reader asked for, also on the error page that answers instead; without the site's
     * root.
     */
    private static String address(HttpServletRequest request, SiteIdentity.Site site) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            return asked.startsWith(site.root() + "/")
                    ? asked.substring(site.root().length())
                    : asked;
        }
        return request.getRequestURI();
    }

    private static Frame.Csrf csrf(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return new Frame.Csrf(token.getParameterName(), token.getToken());
        }
        return new Frame.Csrf("_csrf", "");
    }

    private static @Nullable Integer elder(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, ElderMode.COOKIE);
        return cookie == null ? null : ElderMode.size(cookie.getValue());
    }

    private @Nullable Viewer viewer(boolean fragment) {
        var actor = Actor.currentOrNull();
        if (actor == null || !actor.isPerson()) {
            return null;
        }
        var waiting =
                fragment ? List.<Badge>of() : badges.stream().map(Badge.Source::badge).toList();
        return new Viewer(
                actor.name(), String.join("、", actor.roles().stream().sorted().toList()), waiting);
    }

    private Doorkeeper doors() {
        return doors.getIfAvailable(() -> (method, path) -> false);
    }

    private List<MenuSection> menu(Place place, SiteIdentity.Site site) {
        Map<String, List<MenuEntry>> sections = new LinkedHashMap<>();
        for (var entry : entries) {
            var isHere =
                    entry.place() == place
                            || entry.place() == Place.CONSOLE_OF_SEVERAL && site.desk() != null;
            if (isHere && doors().mayEnter("GET", entry.href())) {
                sections.computeIfAbsent(entry.section(), s -> new ArrayList<>())
                        .add(entry.of(site.kind()));
            }
        }
        return sections.entrySet().stream()
                .map(section -> new MenuSection(section.getKey(), section.getValue()))
                .toList();
    }
}
