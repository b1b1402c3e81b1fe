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
        if (view == null
                || view.getViewName() == null
                || view.getViewName().startsWith("redirect:")) {
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
        var query = request.getQueryString();
        var address = address(request);
        var path = address + (query == null ? "" : "?" + query);
        var fragment =
                request.getHeader("HX-Request") != null
                        && request.getHeader("HX-History-Restore-Request") == null;
        var place = address.startsWith("/console") ? Place.CONSOLE : Place.PORTAL;
        return new Frame(
                identity.stream().findFirst().map(SiteIdentity::site).orElse(NOBODYS),
                path,
                elder(request),
                fragment,
                viewer(fragment),
                menu(place),
                () -> csrf(request),
                assets::address,
                doors());
    }

    /** What the reader asked for, also on the error page that answers instead. */
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
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

    private List<MenuSection> menu(Place place) {
        Map<String, List<MenuEntry>> sections = new LinkedHashMap<>();
        for (var entry : entries) {
            if (entry.place() == place && doors().mayEnter("GET", entry.href())) {
                sections.computeIfAbsent(entry.section(), s -> new ArrayList<>()).add(entry);
            }
        }
        return sections.entrySet().stream()
                .map(section -> new MenuSection(section.getKey(), section.getValue()))
                .toList();
    }
}
