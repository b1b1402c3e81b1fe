package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names who acts, and for which county, for the whole of a request, error page included. */
final class ActorFilter extends OncePerRequestFilter {
    private final Visitors visitors;
    private final Desks desks;
    private final Refusals refusals;

    ActorFilter(Visitors visitors, Desks desks, Refusals refusals) {
        this.visitors = visitors;
        this.desks = desks;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = Visit.of(request);
        var visit = before == null ? visitors.visit(request).orElse(null) : before;
        if (visit == null) {
            Visit.ofThePublic().keepIn(request);
            refusals.refuseKey(request, response);
            return;
        }
        visit.keepIn(request);
        if (!visit.actor().isVisitor()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (before == null) {
            try {
                visit = desks.seat(visit, request);
                visit.keepIn(request);
            } catch (Problem refused) {
                Refusals.send(request, response, refused);
                return;
            }
        }
        act(visit, chain, request, response);
    }

    private static void act(
            Visit visit,
            FilterChain chain,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Callable<@Nullable Void> go =
                () -> {
                    chain.doFilter(request, response);
                    return null;
                };
        var here = visit.here();
        try {
            Actor.<@Nullable Void>call(
                    visit.actor(), here == null ? go : () -> here.<@Nullable Void>call(go));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
