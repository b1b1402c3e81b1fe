package cn.cunkou.platform.web;

import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.springframework.http.HttpStatus;

/** What is said to whoever sent more than the server takes: the one limit that was passed. */
final class TooLarge {
    private TooLarge() {}

    /**
     * The limit that a failure to read a request names, or else that of texts.
     *
     * @param text how much text a request may hold, in bytes
     */
    static Problem of(Throwable failure, long text) {
        var said =
                Outages.causes(failure)
                        .map(cause ->
                                switch (cause) {
                                    case FileSizeLimitExceededException file ->
                                            "单个文件不能超过%s。请压缩以后再上传。"
                                                    .formatted(size(file.getPermittedSize()));
                                    case SizeLimitExceededException all ->
                                            "一次上传的内容合计不能超过%s。请压缩，或者分几次上传。"
                                                    .formatted(size(all.getPermittedSize()));
                                    case FileCountLimitExceededException count ->
                                            "一次上传的文件和填写的项合计不能超过%d个。请分几次上传。"
                                                    .formatted(count.getLimit());
                                    case null, default -> null;
                                })
                        .filter(Objects::nonNull)
                        .findFirst();
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "内容太大",
                said.orElseGet(() -> "填写的文字合计不能超过%s。请写短一些，或者分几次提交。".formatted(size(text))),
                List.of());
    }

    private static String size(long bytes) {
        return bytes >> 20 > 0 ? "%d MB".formatted(bytes >> 20) : "%d kB".formatted(bytes >> 10);
    }
}
