package cn.cunkou.activities;

import cn.cunkou.activities.ActivityKind.Part;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is known of an activity, in the words of its pages. */
public final class ActivityWords {
    private ActivityWords() {}

    /** A line of a page: what it is called, and what it says. */
    public record Fact(String label, String text) {}

    /** From when to when: 2019-03-01, 2019-03-01至2019-03-03, 2019-03-01起. */
    static String days(Activity.Said said) {
        var until = said.until();
        if (until == null) {
            return said.day() + (said.kind().isKeptUp() ? "起" : "");
        }
        var period = new Period(said.day(), until);
        return period.days() == 1 ? said.day().toString() : said.day() + "至" + until;
    }

    /** Everything but title, days, and what has a link of its own. */
    static List<Fact> facts(Activity activity, String place) {
        var said = activity.said();
        var facts = new ArrayList<Fact>();
        BiConsumer<String, @Nullable String> add =
                (label, text) -> {
                    if (text != null && !text.isEmpty()) {
                        facts.add(new Fact(label, text));
                    }
                };
        add.accept("类别", said.kind().label());
        add.accept("种类", said.formWords());
        add.accept("单位", activity.body());
        add.accept("所在区划", place);
        add.accept(Part.PLACE.label(), said.place());
        add.accept(Part.PEOPLE.label(), text(said.people()));
        add.accept("花费", text(said.cost()));
        add.accept(Part.MEDIA.label(), word(ActivityKind.MEDIA_LEVELS, said.media()));
        add.accept(Part.PARTNER.label(), said.partner());
        add.accept(Part.PARTNER_KIND.label(), word(ActivityKind.COUNTERPARTS, said.partnerKind()));
        var position = said.position();
        if (position != null) {
            add.accept(
                    Part.POSITION.label(),
                    "%s，%s"
                            .formatted(
                                    position.longitude().stripTrailingZeros().toPlainString(),
                                    position.latitude().stripTrailingZeros().toPlainString()));
        }
        add.accept("备注", said.note());
        return facts;
    }

    static String word(List<ActivityKind.Form> forms, @Nullable String id) {
        return id == null ? "" : ActivityKind.words(forms, id);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static List<FormFault> faults(@Nullable ActivityKind kind, List<Problem.Fault> faults) {
        return FormFault.of(faults, field -> label(kind, field));
    }

    private static String label(@Nullable ActivityKind kind, String field) {
        return switch (field) {
            case "division" -> "所在区划";
            case "body" -> "单位";
            case "kind" -> "类别";
            case "form" -> "种类";
            case "title" -> kind == null ? "名称" : kind.titleLabel();
            case "day" -> kind == null ? "日期" : kind.dayLabel();
            case "until" -> Part.UNTIL.label();
            case "place" -> Part.PLACE.label();
            case "people" -> Part.PEOPLE.label();
            case "cost" -> Part.COST.label();
            case "media" -> Part.MEDIA.label();
            case "partner" -> Part.PARTNER.label();
            case "partnerKind" -> Part.PARTNER_KIND.label();
            case "address" -> Part.ADDRESS.label();
            case "position" -> Part.POSITION.label();
            case "paper" -> Part.PAPER.label();
            case "file" -> Part.PICTURE.label();
            case "note" -> "备注";
            case "reason" -> "原因";
            default -> field;
        };
    }
}
