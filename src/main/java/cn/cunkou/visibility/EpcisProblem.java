package cn.cunkou.visibility;

import cn.cunkou.platform.web.Problem;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A refusal with the name that EPCIS 2.0 has for it. */
final class EpcisProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private final String word;

    private EpcisProblem(
            HttpStatus status, String word, String title, String detail, List<Fault> faults) {
        super(status, title, detail, faults);
        this.word = word;
    }

    @Override
    public URI type() {
        return URI.create("epcisException:" + word);
    }

    /** For a document or query that breaks the rules of its form. */
    static EpcisProblem invalid(String detail, List<Fault> faults) {
        return new EpcisProblem(
                HttpStatus.BAD_REQUEST, "ValidationException", "内容不合EPCIS 2.0", detail, faults);
    }

    static EpcisProblem tooLarge(String detail) {
        return new EpcisProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "CaptureLimitExceededException",
                "内容太大",
                detail,
                List.of());
    }

    /** For a parameter that the query language does not have, or a value that it cannot have. */
    static EpcisProblem parameter(String name, String fault) {
        return parameters(List.of(name), fault);
    }

    /** The same for several that have one fault. */
    static EpcisProblem parameters(Collection<String> names, String fault) {
        return parameters(
                names.stream().map(name -> new Fault(name, fault, "按EPCIS 2.0查询语言填写")).toList());
    }

    static EpcisProblem parameters(List<Fault> faults) {
        return new EpcisProblem(
                HttpStatus.BAD_REQUEST, "QueryParameterException", "查询参数有误", "查询参数有误：", faults);
    }

    static EpcisProblem tooManyEvents(long most) {
        return new EpcisProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "QueryTooLargeException",
                "结果太多",
                "符合条件的事件超过maxEventCount给出的%d个，请缩小查询范围。".formatted(most),
                List.of());
    }

    /** For a question that needs more old months than may be brought back at once. */
    static EpcisProblem tooManyOldMonths(int reached, int most) {
        return new EpcisProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "QueryTooComplexException",
                "要查的存档太多",
                "这次查询要读%d个存档的月份，一次最多%d个。请用GE_eventTime和LT_eventTime缩小时间范围，分几次查询。"
                        .formatted(reached, most),
                List.of());
    }

    static EpcisProblem noSuch(String what) {
        return new EpcisProblem(
                HttpStatus.NOT_FOUND,
                "NoSuchResourceException",
                "没有找到",
                what + "不存在，或者不在您的管理范围内。",
                List.of());
    }

    static EpcisProblem noSuchQuery(String name) {
        return new EpcisProblem(
                HttpStatus.NOT_FOUND,
                "NoSuchNameException",
                "没有找到",
                "没有名为「%s」的查询。".formatted(name),
                List.of());
    }

    static EpcisProblem exists(String what) {
        return new EpcisProblem(
                HttpStatus.CONFLICT,
                "ResourceAlreadyExistsException",
                "已经存在",
                what + "已经存在。",
                List.of());
    }

    /** For a standing query that cannot be ordered, or not that way. */
    static EpcisProblem subscription(String detail) {
        return new EpcisProblem(
                HttpStatus.BAD_REQUEST, "SubscriptionControlsException", "订阅有误", detail, List.of());
    }

    static EpcisProblem notAcceptable(String detail) {
        return new EpcisProblem(
                HttpStatus.NOT_ACCEPTABLE,
                "NotAcceptableException",
                "不能按要求的方式回答",
                detail,
                List.of());
    }

    static EpcisProblem notImplemented(String detail) {
        return new EpcisProblem(
                HttpStatus.NOT_IMPLEMENTED, "ImplementationException", "没有这项功能", detail, List.of());
    }

    static EpcisProblem unsupported(String detail) {
        return new EpcisProblem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "UnsupportedMediaTypeException",
                "内容类型不支持",
                detail,
                List.of());
    }
}
