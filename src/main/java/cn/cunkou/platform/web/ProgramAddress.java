package cn.cunkou.platform.web;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** Addresses that programs ask: what goes wrong there is told as problem JSON. */
public final class ProgramAddress {
    private static final String EPCIS = "/epcis";

    private ProgramAddress() {}

    /** Whether a path, or the pattern of one, is for programs. */
    public static boolean is(String path) {
        return path.startsWith("/api/") || isEpcis(path) || isOpenData(path);
    }

    private static boolean isOpenData(String path) {
        return path.startsWith("/open-data/") && path.endsWith(".json");
    }

    /** Whether it belongs to the interface of EPCIS 2.0. */
    public static boolean isEpcis(String path) {
        return path.equals(EPCIS) || path.startsWith(EPCIS + "/");
    }

    /**
     * The problem's own type, or under {@code /epcis} the one that EPCIS 2.0 has for its status.
     */
    static URI type(Problem problem, String path) {
        var own = problem.type();
        return own.toString().equals("about:blank") && isEpcis(path)
                ? URI.create("epcisException:" + word(problem.status()))
                : own;
    }

    private static String word(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> "SecurityException";
            case NOT_FOUND -> "NoSuchResourceException";
            case NOT_ACCEPTABLE, METHOD_NOT_ALLOWED -> "NotAcceptableException";
            case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaTypeException";
            case URI_TOO_LONG -> "URITooLongException";
            case CONFLICT -> "ResourceAlreadyExistsException";
            case CONTENT_TOO_LARGE -> "CaptureLimitExceededException";
            default ->
                    status.is4xxClientError() ? "ValidationException" : "ImplementationException";
        };
    }
}
