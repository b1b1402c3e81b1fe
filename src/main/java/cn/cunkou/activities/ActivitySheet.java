package cn.cunkou.activities;

import cn.cunkou.activities.ActivityKind.Form;
import cn.cunkou.activities.ActivityKind.Part;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.NamedPlace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workbook of activities: the same for import, export and the empty template. */
final class ActivitySheet {
    static final String KIND = "类别";
    static final String FORM = "种类";
    static final String TITLE = "名称";
    static final String BODY = "单位";
    static final String TOWN = NamedPlace.TOWN;
    static final String VILLAGE = NamedPlace.VILLAGE;
    static final String DAY = "日期";
    static final String UNTIL = Part.UNTIL.label();
    static final String PLACE = Part.PLACE.label();
    static final String PEOPLE = Part.PEOPLE.label();
    static final String COST = Part.COST.label();
    static final String MEDIA = Part.MEDIA.label();
    static final String PARTNER = Part.PARTNER.label();
    static final String PARTNER_KIND = Part.PARTNER_KIND.label();
    static final String ADDRESS = Part.ADDRESS.label();
    static final String LONGITUDE = "经度";
    static final String LATITUDE = "纬度";
    static final String PAPER = Part.PAPER.label();
    static final String NOTE = "备注";

    static final Columns COLUMNS =
            Columns.of(
                    "活动与宣传",
                    Column.choice(
                                    KIND,
                                    Stream.of(ActivityKind.values())
                                            .map(ActivityKind::label)
                                            .toList())
                            .mandatory()
                            .explained("墙体广告要带照片，请在页面上登记"),
                    Column.text(FORM).upTo(40).such("产销对接").explained("会议、宣传、活动、账号、协议各是哪一种"),
                    Column.text(TITLE)
                            .mandatory()
                            .upTo(ActivityCheck.LONGEST_TITLE)
                            .such("草莓产销对接会"),
                    Column.text(BODY).mandatory().upTo(120).explained("“责任单位”里登记的名称"),
                    Column.text(TOWN).upTo(40).explained("说的是全县的事就留空"),
                    Column.text(VILLAGE).upTo(40),
                    Column.day(DAY).mandatory(),
                    Column.day(UNTIL).explained("只有一天，或者还在用，就留空"),
                    Column.text(PLACE).upTo(200),
                    Column.text(PEOPLE).upTo(10),
                    Column.text(COST).upTo(20),
                    Column.text(MEDIA).upTo(10).explained("国家级、省级、市级、县级、镇级；宣传必填"),
                    Column.text(PARTNER).upTo(120).explained("媒体名称，或协议的对方"),
                    Column.text(PARTNER_KIND).upTo(40).explained("产销对接的对象：农批、农超、农社、农企、农校、农餐"),
                    Column.text(ADDRESS).upTo(500),
                    Column.text(LONGITUDE).upTo(20),
                    Column.text(LATITUDE).upTo(20),
                    Column.text(PAPER).upTo(200).explained("会议纪要、制度、协议文本：公文登记里的文号或标题"),
                    Column.note(NOTE).upTo(ActivityCheck.LONGEST_NOTE));

    private ActivitySheet() {}

    static List<@Nullable String> cells(SheetActivity row) {
        var input = row.input();
        var kind = ActivityKind.of(String.valueOf(input.kind()));
        return Arrays.asList(
                kind.label(),
                word(kind.forms(), input.form()),
                input.title(),
                row.body(),
                row.town(),
                row.village(),
                input.day(),
                input.until(),
                blank(input.place()),
                input.people(),
                input.cost(),
                word(ActivityKind.MEDIA_LEVELS, input.media()),
                input.partner(),
                word(ActivityKind.COUNTERPARTS, input.partnerKind()),
                input.address(),
                input.longitude(),
                input.latitude(),
                input.paper(),
                blank(input.note()));
    }

    private static @Nullable String word(List<Form> forms, @Nullable String id) {
        return id == null ? null : ActivityKind.words(forms, id);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The row as it stands, in the division that was found for it. */
    static ActivityInput read(Line line, String division) {
        return new ActivityInput(
                division,
                line.text(BODY),
                line.text(KIND),
                line.text(FORM),
                line.text(TITLE),
                line.text(DAY),
                line.text(UNTIL),
                line.text(PLACE),
                line.text(PEOPLE),
                line.text(COST),
                line.text(MEDIA),
                line.text(PARTNER),
                line.text(PARTNER_KIND),
                line.text(ADDRESS),
                line.text(LONGITUDE),
                line.text(LATITUDE),
                line.text(PAPER),
                line.text(NOTE));
    }

    /** The column that holds a field of the form. */
    static String column(String field) {
        return switch (field) {
            case "form" -> FORM;
            case "title" -> TITLE;
            case "body" -> BODY;
            case "division" -> TOWN;
            case "day" -> DAY;
            case "until" -> UNTIL;
            case "place" -> PLACE;
            case "people" -> PEOPLE;
            case "cost" -> COST;
            case "media" -> MEDIA;
            case "partner" -> PARTNER;
            case "partnerKind" -> PARTNER_KIND;
            case "address" -> ADDRESS;
            case "position" -> LONGITUDE;
            case "paper" -> PAPER;
            case "note" -> NOTE;
            default -> KIND;
        };
    }
}
