package cn.cunkou.visibility;

import cn.cunkou.platform.web.AcceptedRange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** The two forms in which EPCIS is spoken. */
enum Format {
    JSON(
            MediaType.APPLICATION_JSON,
            List.of(MediaType.APPLICATION_JSON, MediaType.valueOf("application/ld+json"))),
    XML(MediaType.APPLICATION_XML, List.of(MediaType.APPLICATION_XML, MediaType.TEXT_XML));

    private final MediaType usual;
    private final List<MediaType> names;

    Format(MediaType usual, List<MediaType> names) {
        this.usual = usual;
        this.names = names;
    }

    MediaType usual() {
        return usual;
    }

    /**
     * The form in which something is sent.
     *
     * @throws EpcisProblem when it is none of ours
     */
    static Format sent(@Nullable String contentType) {
        for (var format : values()) {
            for (var name : format.names) {
                if (contentType != null && parsed(contentType).equalsTypeAndSubtype(name)) {
                    return format;
                }
            }
        }
        throw EpcisProblem.unsupported("请用application/json、application/ld+json或application/xml发送。");
    }

    private static MediaType parsed(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw EpcisProblem.unsupported("请求头Content-Type「%s」无法识别。".formatted(contentType));
        }
    }

    /** What an answer is, by the name the asker used. */
    record Wanted(Format format, MediaType name) {}

    /**
     * The form in which an answer is wanted; JSON where all is welcome. Of several ranges that a
     * name is in, the narrowest says how welcome it is.
     *
     * @throws EpcisProblem when none of ours is
     */
    static Wanted wanted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return new Wanted(JSON, JSON.usual);
        }
        try {
            var welcome = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(welcome);
            welcome.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
            for (var type : welcome) {
                for (var format : values()) {
                    for (var name : format.names) {
                        if (type.getQualityValue() > 0
                                && AcceptedRange.narrowest(welcome, name).orElse(null) == type) {
                            return new Wanted(format, name);
                        }
                    }
                }
            }
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            throw EpcisProblem.notAcceptable("请求头Accept「%s」无法识别。".formatted(accept));
        }
        throw EpcisProblem.notAcceptable(
                "只能用application/json、application/ld+json或application/xml回答。");
    }
}
