package cn.cunkou.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers for errors that no controller saw, such as a refusal by a filter, which may leave its
 * {@link Problem} in the request under the name of that class.
 */
@Controller
class ErrorPages implements ErrorController {
    private final ProblemAnswers answers;

    ErrorPages(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var problem =
                request.getAttribute(Problem.class.getName()) instanceof Problem told
                        ? told
                        : problem(request);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path instanceof String address && ProgramAddress.is(address)) {
            return ProblemAnswers.toProgram(problem, address, request);
        }
        return answers.problem(problem, request);
    }

    private static Problem problem(HttpServletRequest request) {
        var code =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number
                        ? number
                        : 404;
        var known = HttpStatus.resolve(code);
        var status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return ProblemAnswers.plain(status);
    }
}
