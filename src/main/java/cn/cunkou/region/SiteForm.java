package cn.cunkou.region;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Position.Datum;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a site as typed; empty texts for what was left out. */
public record SiteForm(
        String division,
        String place,
        String kind,
        String name,
        String address,
        String longitude,
        String latitude,
        String openingDay,
        String from,
        int version) {

    static SiteForm of(Site site) {
        var position = site.position();
        return new SiteForm(
                site.division().digits(),
                site.isOutside() ? site.place().digits() : "",
                site.kind().id(),
                site.name(),
                site.address(),
                position == null ? "" : position.longitude().toPlainString(),
                position == null ? "" : position.latitude().toPlainString(),
                site.openingDay() == null ? "" : String.valueOf(site.openingDay()),
                site.from().toString(),
                site.version());
    }

    static SiteForm empty(DivisionCode division, LocalDate today) {
        return new SiteForm(
                division.digits(), "", "station", "", "", "", "", "", today.toString(), 0);
    }

    /**
     * What the form says.
     *
     * @throws Problem naming everything that is wrong
     */
    NewSite read() {
        var faults = new ArrayList<Fault>();
        var belongs = code("所属", division, faults);
        var stands = place.isBlank() ? null : code("所在地区划代码", place.strip(), faults);
        var position = position(faults);
        var opens = day("启用日期", openingDay, faults);
        var begins = day("开始使用", from, faults);
        if (Arrays.stream(Site.Kind.values()).noneMatch(one -> one.id().equals(kind))) {
            faults.add(new Fault("类别", "没有选", "选一个类别"));
        }
        if (name.isBlank()) {
            faults.add(new Fault("名称", "没有填", "填场所名称"));
        }
        if (begins == null && from.isBlank()) {
            faults.add(new Fault("开始使用", "没有填", "填开始使用的日期"));
        }
        if (belongs == null || begins == null || !faults.isEmpty()) {
            throw Problem.badRequest("有几处需要改，什么都还没有保存。", faults);
        }
        if (opens != null && opens.isBefore(begins)) {
            throw Problem.badRequest(
                    "有一处需要改，什么都还没有保存。", List.of(new Fault("启用日期", "早于开始使用的日期", "核对两个日期")));
        }
        return new NewSite(
                belongs,
                stands,
                Site.Kind.of(kind),
                name.strip(),
                address.strip(),
                position,
                opens,
                begins);
    }

    private static @Nullable DivisionCode code(String field, String typed, List<Fault> faults) {
        if (!DivisionCode.isValid(typed) || typed.length() < 4) {
            faults.add(new Fault(field, "不是区划代码", "填4、6、9或12位数字"));
            return null;
        }
        return DivisionCode.of(typed);
    }

    private static @Nullable LocalDate day(String field, String typed, List<Fault> faults) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            faults.add(new Fault(field, typed + "不是日期", "写成2019-11-12"));
            return null;
        }
    }

    private @Nullable Position position(List<Fault> faults) {
        if (longitude.isBlank() && latitude.isBlank()) {
            return null;
        }
        try {
            return new Position(
                    new BigDecimal(longitude.strip()),
                    new BigDecimal(latitude.strip()),
                    Datum.CGCS2000);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("经纬度", "不是中国境内的经纬度", "经度在73到136之间，纬度在3到54之间，两项都填"));
            return null;
        }
    }
}
