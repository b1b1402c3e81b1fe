package cn.cunkou.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers that need no database, no session and nobody in particular, for when others fail. */
@Component
public class BareAnswers {
    private static final Logger log = LoggerFactory.getLogger(BareAnswers.class);
    static final String RETRY_SECONDS = "30";

    private final TemplateEngine templates;
    private final Assets assets;
    private final JsonMapper json;

    BareAnswers(TemplateEngine templates, Assets assets, JsonMapper json) {
        this.templates = templates;
        this.assets = assets;
        this.json = json;
    }

    /** What the page shows. */
    public record BarePage(String title, String detail, List<String> styles) {}

    /** Says why it failed, to the log in full and to whoever asked in words. */
    void failed(Throwable why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = Outages.problem(why).orElse(null);
        if (problem == null) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), why);
            problem = ProblemAnswers.plain(HttpStatus.INTERNAL_SERVER_ERROR);
        }
        send(problem, request.getRequestURI(), response);
    }

    void send(Problem problem, String path, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        var isApi = ProgramAddress.is(path);
        response.setContentType(
                isApi ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html; charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "zh-CN");
        var body =
                (isApi
                                ? json.writeValueAsString(ProblemAnswers.body(problem, path))
                                : page(problem))
                        .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private String page(Problem problem) {
        var output = new StringOutput();
        var styles = List.of(assets.address("tokens.css"), assets.address("cunkou.css"));
        templates.render(
                "platform/web/bare.jte",
                Map.of("page", new BarePage(problem.title(), problem.detail(), styles)),
                output);
        return output.toString();
    }
}
