package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names who acts for the whole of a request, error page included. */
final class ActorFilter extends OncePerRequestFilter {
    private final Visitors visitors;
    private final Refusals refusals;

    ActorFilter(Visitors visitors, Refusals refusals) {
        this.visitors = visitors;
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
        var visit = Visit.of(request);
        if (visit == null) {
            visit = visitors.visit(request).orElse(null);
        }
        if (visit == null) {
            Visit.ofThePublic().keepIn(request);
            refusals.refuseKey(request, response);
            return;
        }
        visit.keepIn(request);
        if (!visit.actor().isVisitor()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        act(visit.actor(), chain, request, response);
    }

    private static void act(
            Actor actor,
            FilterChain chain,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        try {
            Actor.<@Nullable Void>call(
                    actor,
                    () -> {
                        chain.doFilter(request, response);
                        return null;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
