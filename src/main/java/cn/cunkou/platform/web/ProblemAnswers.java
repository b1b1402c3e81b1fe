package cn.cunkou.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Gives every refusal and failure one shape: a page for people, problem JSON for programs. */
@ControllerAdvice
public class ProblemAnswers {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final FrameMaker frames;
    private final BareAnswers bare;
    private final DataSize text;

    ProblemAnswers(
            FrameMaker frames,
            BareAnswers bare,
            @Value("${server.tomcat.max-http-form-post-size}") DataSize text) {
        this.frames = frames;
        this.bare = bare;
        this.text = text;
    }

    /**
     * What the problem page shows.
     *
     * @param back the page that led here, where one did
     */
    public record ProblemPage(
            int status,
            String title,
            String detail,
            List<Problem.Fault> faults,
            @Nullable String back) {}

    @ExceptionHandler(Problem.class)
    Object problem(Problem problem, HttpServletRequest request) {
        return answer(problem, request);
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    Object conflict(OptimisticLockingFailureException e, HttpServletRequest request) {
        return answer(Problem.conflict("这条记录刚刚被别人改过，请打开最新内容，再改一次。"), request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(TooLarge.of(e, text.toBytes()), request);
    }

    @ExceptionHandler(BindException.class)
    Object unreadable(BindException e, HttpServletRequest request) {
        var faults =
                e.getFieldErrors().stream()
                        .map(error ->
                                new Problem.Fault(
                                        error.getField(),
                                        "「%s」不是这一项能接受的值".formatted(error.getRejectedValue()),
                                        "按页面上的格式填写"))
                        .toList();
        return answer(
                Problem.badRequest("有%d项填写有误。".formatted(Math.max(1, faults.size())), faults),
                request);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, TypeMismatchException.class})
    Object notUnderstood(Exception e, HttpServletRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return answer(mismatch(mismatch), request);
        }
        var told = Outages.causes(e).filter(Problem.class::isInstance).findFirst();
        if (told.isPresent()) {
            return answer((Problem) told.get(), request);
        }
        return answer(Problem.badRequest(detail(HttpStatus.BAD_REQUEST)), request);
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        // an address that no record can have
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return plain(HttpStatus.NOT_FOUND);
        }
        var fault =
                e.getRequiredType() == LocalDate.class
                        ? notADay(e.getName(), e.getValue())
                        : new Problem.Fault(
                                e.getName(), "「%s」不是这一项能接受的值".formatted(e.getValue()), "按页面上的格式填写");
        return Problem.badRequest("有1项填写有误：", List.of(fault));
    }

    /** What is said of a day that the calendar does not have. */
    public static Problem.Fault notADay(String field, @Nullable Object typed) {
        return new Problem.Fault(field, "日期「" + typed + "」不存在", "写成 年-月-日，例如 2019-12-31");
    }

    @ExceptionHandler(Exception.class)
    Object failure(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(plain(status), request);
        }
        var told = Outages.problem(e);
        if (told.isPresent()) {
            return told.get().status() == HttpStatus.SERVICE_UNAVAILABLE
                    ? bare(told.get())
                    : answer(told.get(), request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(plain(HttpStatus.INTERNAL_SERVER_ERROR), request);
    }

    /** Without the frame, which would ask the database whose site this is. */
    private ModelAndView bare(Problem problem) {
        return new ModelAndView((model, request, response) ->
                bare.send(problem, request.getRequestURI(), response));
    }

    private Object answer(Problem problem, HttpServletRequest request) {
        var path = request.getRequestURI();
        if (ProgramAddress.is(path)) {
            return toProgram(problem, path, request);
        }
        var view = new ModelAndView("platform/web/problem");
        view.setStatus(problem.status());
        view.addObject("frame", frames.frame(request));
        view.addObject(
                "page",
                new ProblemPage(
                        problem.status().value(),
                        problem.title(),
                        problem.detail(),
                        problem.faults(),
                        LocalAddress.cameFrom(request)));
        return view;
    }

    /** In JSON, or in XML where that is wanted. */
    static ResponseEntity<?> toProgram(Problem problem, String path, HttpServletRequest request) {
        var answer = ResponseEntity.status(problem.status());
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, BareAnswers.RETRY_SECONDS);
        }
        return ProblemXml.isWanted(path, request.getHeader(HttpHeaders.ACCEPT))
                ? answer.contentType(MediaType.APPLICATION_PROBLEM_XML)
                        .body(ProblemXml.of(body(problem, path)))
                : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body(problem, path));
    }

    static ProblemDetail body(Problem problem, String path) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setTitle(problem.title());
        detail.setInstance(URI.create(path));
        detail.setType(ProgramAddress.type(problem, path));
        problem.members().forEach(detail::setProperty);
        if (!problem.faults().isEmpty()) {
            detail.setProperty("faults", problem.faults());
            detail.setDetail(
                    problem.detail()
                            + problem.faults().stream()
                                    .map(fault -> fault.field() + "：" + fault.fault())
                                    .collect(Collectors.joining("；")));
        }
        return detail;
    }

    /** What there is to say when nothing but the status is known. */
    static Problem plain(HttpStatus status) {
        return new Problem(status, title(status), detail(status), List.of());
    }

    static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "没有找到";
            case UNAUTHORIZED -> "请先登录";
            case FORBIDDEN -> "没有权限";
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> "这个地址不支持这样访问";
            default -> status.is4xxClientError() ? "请求有误" : "系统出错";
        };
    }

    static String detail(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "这个地址没有内容。请检查地址，或从首页重新进入。";
            case UNAUTHORIZED -> "这里要登录后才能看。";
            case FORBIDDEN -> "您的角色不能做这件事。需要的话请联系管理员。";
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE ->
                    "请按接口说明 /api/openapi.json 调用。";
            default ->
                    status.is4xxClientError()
                            ? "发来的内容不完整或格式不对，请检查后再试。"
                            : "已经记下这次错误，请稍后再试；数据没有写进一半。";
        };
    }
}
