package cn.cunkou.region;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Here.Named;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the county known that an address of the public site names, by its path or else by its host,
 * and takes it off the path, so that nothing within has to look for it. Only what everybody may use
 * has such addresses.
 */
final class CountyAddresses extends OncePerRequestFilter {
    private static final Pattern PREFIXED = Pattern.compile("/(?<county>\\d{6})(?<rest>/.*)?");
    private static final String NAMED = CountyAddresses.class.getName();

    private final Counties counties;
    private final Hosts hosts;
    private final ObjectProvider<Doorkeeper> doors;

    CountyAddresses(Counties counties, Hosts hosts, ObjectProvider<Doorkeeper> doors) {
        this.counties = counties;
        this.hosts = hosts;
        this.doors = doors;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // An error page belongs to the site on which it was asked for.
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            go(
                    request.getAttribute(NAMED) instanceof Here here ? here : null,
                    request,
                    response,
                    chain);
            return;
        }
        var path = PREFIXED.matcher(request.getRequestURI());
        var named =
                path.matches()
                        ? counties.find(DivisionCode.of(path.group("county")))
                        : Optional.<County>empty();
        if (named.isPresent()) {
            var here = Here.on(named.get(), Named.PATH);
            var rest = Objects.requireNonNullElse(path.group("rest"), "/");
            request.setAttribute(NAMED, here);
            if (isPublic(request.getMethod(), rest)) {
                go(here, new Within(request, rest), response, chain);
            } else {
                go(here, request, response, chain);
            }
            return;
        }
        hosted(request, response, chain);
    }

    private void hosted(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var code = hosts.county(request.getServerName());
        var county = code.flatMap(counties::find);
        var isMissing = code.isPresent() && county.isEmpty();
        if (isMissing
                && isPublic(request.getMethod(), request.getRequestURI())
                && !counties.all().isEmpty()) {
            request.setAttribute(Problem.class.getName(), Problem.notFound("这个县"));
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var here = county.map(found -> Here.on(found, Named.HOST)).orElse(null);
        request.setAttribute(NAMED, here);
        go(here, request, response, chain);
    }

    private boolean isPublic(String method, String path) {
        return doors.getObject().isForEverybody(method, path);
    }

    private static void go(
            @Nullable Here here,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (here == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            here.<@Nullable Void>call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** A request within a county's site: its path begins after the county. */
    private static final class Within extends HttpServletRequestWrapper {
        private final String path;

        Within(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
