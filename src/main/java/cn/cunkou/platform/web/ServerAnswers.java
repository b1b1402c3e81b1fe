package cn.cunkou.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the web server says where neither a page nor an error page could be made. */
final class ServerAnswers extends ErrorReportValve {
    private final BareAnswers answers;

    ServerAnswers(BareAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var known = HttpStatus.resolve(response.getStatus());
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            var path = request.getRequestURI();
            answers.send(
                    ProblemAnswers.plain(known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known),
                    path == null ? "/" : path,
                    response.getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
