package cn.cunkou.quality;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.quality.Monitoring.Figure;
import cn.cunkou.quality.PublicMarks.PublicMark;
import cn.cunkou.quality.PublicMarks.PublicUser;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Marks, who may use them, and the figures of inspections, for programs. */
@RestController
@RequestMapping("/api/quality")
@Tag(name = "quality", description = "质量：认证和品牌、授权用户、抽检结果")
class QualityApi {
    private final PublicMarks marks;
    private final Monitoring monitoring;
    private final Counties counties;

    QualityApi(PublicMarks marks, Monitoring monitoring, Counties counties) {
        this.marks = marks;
        this.monitoring = monitoring;
        this.counties = counties;
    }

    /** A mark that holds today; days are ISO dates. */
    @Schema(name = "Mark")
    record MarkJson(
            String id,
            String kind,
            String name,
            String number,
            String issuer,
            String holder,
            String product,
            String area,
            String validFrom,
            @Nullable String validTo,
            List<UserJson> users) {
        static MarkJson of(PublicMark mark, List<PublicUser> users) {
            var to = mark.validTo();
            return new MarkJson(
                    mark.id().toString(),
                    mark.kind(),
                    mark.name(),
                    mark.number(),
                    mark.issuer(),
                    mark.holder(),
                    mark.product(),
                    mark.area(),
                    mark.validFrom().toString(),
                    to == null ? null : to.toString(),
                    users.stream()
                            .filter(user -> user.mark().equals(mark.id()))
                            .map(UserJson::of)
                            .toList());
        }
    }

    /** Somebody who may use a mark today. */
    @Schema(name = "MarkUser")
    record UserJson(String producer, String number, String validFrom, String validTo) {
        static UserJson of(PublicUser user) {
            return new UserJson(
                    user.producer(),
                    user.number(),
                    user.validFrom().toString(),
                    user.validTo().toString());
        }
    }

    /** Samples of a kind of product in a month, 2026-05. */
    @Schema(name = "InspectionFigure")
    record FigureJson(String month, String kind, long samples, long passed) {
        static FigureJson of(Figure figure) {
            return new FigureJson(
                    figure.month().toString().substring(0, 7),
                    figure.kind(),
                    figure.samples(),
                    figure.passed());
        }
    }

    @GetMapping("/marks")
    @Operation(summary = "有效的认证和品牌，以及谁可以用")
    Paged<MarkJson> marks(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var county = counties.home().code();
        var found = marks.list(county, kind, "", new Paged.Request(page, size));
        var users = marks.users(county, found.rows());
        return found.map(mark -> MarkJson.of(mark, users));
    }

    @GetMapping("/inspections")
    @Operation(summary = "每月每类产品检测了多少批、合格多少批")
    List<FigureJson> inspections() {
        return monitoring.figures(counties.home().code()).stream().map(FigureJson::of).toList();
    }
}
