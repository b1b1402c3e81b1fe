package cn.cunkou.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what cannot be read before anything acts on it, and answers by itself when what is
 * within fails, error page included.
 */
final class Threshold extends OncePerRequestFilter {
    private final BareAnswers answers;
    private final long text;

    /** With how much text a form may hold, in bytes. */
    Threshold(BareAnswers answers, long text) {
        this.answers = answers;
        this.text = text;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (endsInSlash(request)) {
            response.sendRedirect(withoutSlash(request));
            return;
        }
        try {
            chain.doFilter(readable(request), response);
        } catch (Problem unreadable) {
            // for the error page
            request.setAttribute(Problem.class.getName(), unreadable);
            response.sendError(unreadable.status().value());
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            answers.failed(e, request, response);
        }
    }

    private static boolean endsInSlash(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("GET")
                && request.getRequestURI().matches("/[^/\\\\].*/");
    }

    private static String withoutSlash(HttpServletRequest request) {
        var path = request.getRequestURI().replaceFirst("/+$", "");
        var query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private HttpServletRequest readable(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return TypedParameters.none(request);
        }
        try {
            return TypedParameters.of(request).orElseThrow(Problem::unreadable);
        } catch (InvalidParameterException e) {
            throw e.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                    ? TooLarge.of(e, text)
                    : Problem.unreadable();
        }
    }
}
