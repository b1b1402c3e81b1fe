package cn.cunkou.activities;

import cn.cunkou.activities.ActivityChecks.Checked;
import cn.cunkou.activities.ActivityKind.Form;
import cn.cunkou.activities.ActivityKind.Part;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.Position;
import cn.cunkou.region.Position.Datum;
import cn.cunkou.registry.Body;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds activities of one county against what is known of it. */
record ActivityCheck(Ground ground) {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_NOTE = 1_000;
    private static final int MOST_PEOPLE = 1_000_000;

    /**
     * What is known.
     *
     * @param bodies those that whoever acts can see
     * @param papers finds the standing paper of a 文号, title or id
     */
    record Ground(
            LocalDate today,
            Gazetteer places,
            List<Body> bodies,
            Function<String, Optional<UUID>> papers) {}

    Checked check(ActivityInput input, DivisionCode division, boolean hasPicture) {
        var faults = new Faults();
        var kind = kind(faults, input.kind());
        if (kind == null) {
            return new Checked(null, faults.found());
        }
        var parts = new Parts(faults, kind);
        checkDivision(faults, division);
        var body = body(faults, input.body(), division);
        var day = day(faults, "day", kind.dayLabel(), input.day());
        var until = until(parts, input.until(), day);
        var said =
                new Activity.Said(
                        division,
                        body == null ? new UUID(0, 0) : body.id(),
                        kind,
                        form(faults, kind, input.form()),
                        faults.required("title", kind.titleLabel(), input.title(), LONGEST_TITLE),
                        day == null ? ground.today() : day,
                        until,
                        Objects.requireNonNullElse(
                                parts.text(Part.PLACE, "place", input.place(), 200), ""),
                        people(parts, input.people()),
                        cost(parts, input.cost()),
                        word(parts, Part.MEDIA, "media", input.media(), ActivityKind.MEDIA_LEVELS),
                        parts.text(Part.PARTNER, "partner", input.partner(), 120),
                        word(
                                parts,
                                Part.PARTNER_KIND,
                                "partnerKind",
                                input.partnerKind(),
                                ActivityKind.COUNTERPARTS),
                        address(parts, input.address()),
                        position(parts, input.longitude(), input.latitude()),
                        paper(parts, input.paper()),
                        Objects.requireNonNullElse(
                                faults.text("note", input.note(), LONGEST_NOTE), ""));
        if (kind.needs(Part.PICTURE) && !hasPicture) {
            faults.add("file", "没有照片", "拍一张现场照片一起上传");
        }
        return faults.any() ? new Checked(null, faults.found()) : new Checked(said, List.of());
    }

    private static @Nullable ActivityKind kind(Faults faults, @Nullable String typed) {
        var given = faults.required("kind", "类别", typed, 40);
        var kind = ActivityKind.read(given);
        if (kind.isEmpty() && !given.isEmpty()) {
            faults.add("kind", "没有「%s」这一类".formatted(given), "从列表里选");
        }
        return kind.orElse(null);
    }

    private void checkDivision(Faults faults, DivisionCode division) {
        if (ground.places().find(division).isEmpty()) {
            faults.add("division", "没有代码为%s的区划".formatted(division), "从列表里选");
        } else if (!Actor.current().scope().covers(division.digits())) {
            faults.add("division", "所在区划不在您的管理范围内", "选您管理范围内的地方");
        }
    }

    private @Nullable Body body(Faults faults, @Nullable String typed, DivisionCode division) {
        var given = faults.required("body", "单位", typed, 120);
        if (given.isEmpty()) {
            return null;
        }
        var found =
                ground.bodies().stream()
                        .filter(body ->
                                body.id().toString().equals(given) || body.name().equals(given))
                        .min(Comparator.comparing(body -> !body.division().contains(division)));
        if (found.isEmpty()) {
            faults.add("body", "责任单位里没有「%s」".formatted(given), "从列表里选；缺的先到“责任单位”登记");
        } else if (!Actor.current().actsFor(found.get().id().toString())) {
            faults.add("body", "您只能登记本单位的活动，不能替%s登记".formatted(found.get().name()), "选您自己的单位");
        } else if (!found.get().division().contains(division)) {
            faults.add(
                    "division",
                    "%s管不到所选的区划".formatted(found.get().name()),
                    "选%s自己的区划".formatted(found.get().name()));
        }
        return found.orElse(null);
    }

    private @Nullable LocalDate day(
            Faults faults, String field, String label, @Nullable String typed) {
        var text = faults.required(field, label, typed, 10);
        if (text.isEmpty()) {
            return null;
        }
        var day = parsed(faults, field, text);
        if (day != null && day.isAfter(ground.today())) {
            faults.add(field, "%s晚于今天（业务日%s）".formatted(day, ground.today()), "到了那天以后再登记");
        } else if (day != null && day.isBefore(FormDay.EARLIEST)) {
            faults.add(field, "%s早于2000年".formatted(day), "核对年份");
        }
        return day;
    }

    private @Nullable LocalDate parsed(Faults faults, String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(text), "写成%s这样".formatted(ground.today()));
            return null;
        }
    }

    /** Of what is over the last day is past; an agreement may say when it will end. */
    private @Nullable LocalDate until(
            Parts parts, @Nullable String typed, @Nullable LocalDate day) {
        var text = parts.text(Part.UNTIL, "until", typed, 10);
        var until = text == null ? null : parsed(parts.faults, "until", text);
        if (until != null && day != null && until.isBefore(day)) {
            parts.faults.add("until", "最后一天%s早于第一天%s".formatted(until, day), "核对两个日期");
        } else if (until != null
                && parts.kind != ActivityKind.AGREEMENT
                && until.isAfter(ground.today())) {
            parts.faults.add("until", "%s晚于今天（业务日%s）".formatted(until, ground.today()), "结束以后再填");
        }
        return until;
    }

    private static @Nullable String form(Faults faults, ActivityKind kind, @Nullable String typed) {
        var given = Faults.given(typed);
        if (kind.forms().isEmpty()) {
            return null;
        }
        var form = given == null ? null : ActivityKind.named(kind.forms(), given).orElse(null);
        if (form == null) {
            faults.add(
                    "form",
                    given == null ? "没有选是哪一种" : "没有「%s」这一种".formatted(given),
                    "可选：" + labels(kind.forms()));
        }
        return form == null ? null : form.id();
    }

    private static @Nullable String word(
            Parts parts, Part part, String field, @Nullable String typed, List<Form> words) {
        var given = parts.text(part, field, typed, 40);
        if (given == null) {
            return null;
        }
        var word = ActivityKind.named(words, given).orElse(null);
        if (word == null) {
            parts.faults.add(field, "没有「%s」这一种".formatted(given), "可选：" + labels(words));
        }
        return word == null ? null : word.id();
    }

    private static String labels(List<Form> words) {
        return String.join("、", words.stream().map(Form::label).toList());
    }

    private static @Nullable Integer people(Parts parts, @Nullable String typed) {
        var given = parts.text(Part.PEOPLE, "people", typed, 10);
        if (given == null) {
            return null;
        }
        if (!given.matches("\\d{1,7}") || Integer.parseInt(given) > MOST_PEOPLE) {
            parts.faults.add(
                    "people", "「%s」不是人次".formatted(given), "写整数，最多%d".formatted(MOST_PEOPLE));
            return null;
        }
        return Integer.valueOf(given);
    }

    private static @Nullable Money cost(Parts parts, @Nullable String typed) {
        var given = parts.text(Part.COST, "cost", typed, 20);
        if (given == null) {
            return null;
        }
        if (!given.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            parts.faults.add("cost", "「%s」不是金额".formatted(given), "以元为单位，最多两位小数，如12000.50");
            return null;
        }
        return Money.ofYuan(new BigDecimal(given));
    }

    private static @Nullable String address(Parts parts, @Nullable String typed) {
        var given = parts.text(Part.ADDRESS, "address", typed, 500);
        if (given != null && !given.matches("https?://[^\\s\"<>]+")) {
            parts.faults.add("address", "「%s」不是网址".formatted(given), "以http://或https://开头");
        }
        return given;
    }

    private static @Nullable Position position(
            Parts parts, @Nullable String longitude, @Nullable String latitude) {
        var east = parts.text(Part.POSITION, "position", longitude, 20);
        var north = Faults.given(latitude);
        if (east == null || !parts.kind.has(Part.POSITION)) {
            return null;
        }
        try {
            return new Position(
                    new BigDecimal(east),
                    new BigDecimal(Objects.requireNonNullElse(north, "")),
                    Datum.CGCS2000);
        } catch (IllegalArgumentException e) {
            parts.faults.add("position", "不是中国境内的经纬度", "经度在73到136之间，纬度在3到54之间，两项都填；用手机定位的读数");
            return null;
        }
    }

    private @Nullable UUID paper(Parts parts, @Nullable String typed) {
        var given = parts.text(Part.PAPER, "paper", typed, 200);
        if (given == null) {
            return null;
        }
        var found = ground.papers().apply(given);
        if (found.isEmpty()) {
            parts.faults.add("paper", "公文登记里没有、或不止一份「%s」".formatted(given), "填文号或完整的标题；没有登记的先登记");
        }
        return found.orElse(null);
    }

    /** Reads the parts that not every kind has. */
    private record Parts(Faults faults, ActivityKind kind) {
        @Nullable String text(Part part, String field, @Nullable String typed, int longest) {
            if (!kind.has(part)) {
                return null;
            }
            return kind.needs(part)
                    ? Faults.given(faults.required(field, part.label(), typed, longest))
                    : faults.text(field, typed, longest);
        }
    }
}
