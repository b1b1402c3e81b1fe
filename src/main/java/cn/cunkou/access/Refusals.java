package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.ProgramAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells whoever is not let in why, and where to go: pages lead on, programs get a problem. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Doors doors;

    Refusals(Doors doors) {
        this.doors = doors;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        refuse(request, response);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var visit = Visit.of(request);
        var isForm =
                visit != null
                        && doors.answer(request.getMethod(), request.getRequestURI(), visit.actor())
                                == Doors.Answer.COME_IN;
        if (why instanceof CsrfException && isForm) {
            var detail = "这张表单已经过期，或者不是从本站打开的。请返回刷新页面，再提交一次。";
            send(request, response, new Problem(HttpStatus.FORBIDDEN, "表单已过期", detail, List.of()));
        } else {
            refuse(request, response);
        }
    }

    /** For a key that is not good. */
    void refuseKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        var detail = "接口令牌不对、已过期或已吊销，请联系管理员换一个。";
        send(request, response, new Problem(HttpStatus.UNAUTHORIZED, "令牌无效", detail, List.of()));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var visit = Visit.of(request);
        var actor = visit == null ? Visit.ofThePublic().actor() : visit.actor();
        switch (doors.answer(request.getMethod(), request.getRequestURI(), actor)) {
            case SET_UP_FIRST -> lead(request, response, "/setup", setUpFirst());
            case SIGN_IN_FIRST -> signInFirst(request, response);
            // A door that was open and still refused stands before the change of the password.
            case COME_IN -> lead(request, response, "/console/me", notForYou(actor));
            case NOT_FOR_YOU -> send(request, response, notForYou(actor));
            case NOT_THIS_WAY -> {
                var methods = Doors.methods(request.getRequestURI(), actor);
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
            case NO_SUCH_DOOR -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void signInFirst(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        var query = request.getQueryString();
        var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        var address =
                UriComponentsBuilder.fromPath("/sign-in")
                        .queryParam("to", "{wanted}")
                        .build(wanted)
                        .toString();
        lead(
                request,
                response,
                address,
                new Problem(HttpStatus.UNAUTHORIZED, "请先登录", "这里要登录后才能用。", List.of()));
    }

    /**
     * Leads a reader to another page; a program, or a form whose content would be lost, is told
     * instead.
     */
    private static void lead(
            HttpServletRequest request,
            HttpServletResponse response,
            String address,
            Problem problem)
            throws IOException {
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || ProgramAddress.is(request.getRequestURI())) {
            send(request, response, problem);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(address);
        }
    }

    static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        request.setAttribute(Problem.class.getName(), problem);
        response.sendError(problem.status().value());
    }

    private static Problem setUpFirst() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, "还没有设置", "这套系统还没有设置，请先打开 /setup。", List.of());
    }

    private static Problem notForYou(Actor actor) {
        return actor.kind() == Actor.Kind.TOKEN
                ? Problem.forbidden("这个令牌的角色不能用这个接口。")
                : Problem.forbidden("您的角色不能做这件事。需要的话请联系管理员。");
    }
}
