package cn.cunkou.papers;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.NamedPlace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workbook of papers: the same for import, export and the empty template. */
final class PaperSheet {
    static final String NUMBER = "文号";
    static final String TITLE = "标题";
    static final String KIND = "种类";
    static final String BODY = "发文单位";
    static final String DAY = "成文日期";
    static final String TOWN = NamedPlace.TOWN;
    static final String VILLAGE = NamedPlace.VILLAGE;
    static final String FROM = "时段起";
    static final String TO = "时段止";
    static final String OPEN = "公开";
    static final String FULFILS = "完成的项目";
    static final String NOTE = "备注";

    static final Columns COLUMNS =
            Columns.of(
                    "公文登记",
                    Column.text(NUMBER)
                            .upTo(PaperCheck.LONGEST_NUMBER)
                            .such("某府办〔2019〕12号")
                            .explained("没有文号就留空；同一单位不重复"),
                    Column.text(TITLE).mandatory().upTo(PaperCheck.LONGEST_TITLE).such("培训工作方案"),
                    Column.choice(
                                    KIND,
                                    Stream.of(PaperKind.values()).map(PaperKind::label).toList())
                            .mandatory(),
                    Column.text(BODY).mandatory().upTo(120).explained("“责任单位”里登记的名称"),
                    Column.day(DAY).mandatory(),
                    Column.text(TOWN).upTo(40).explained("说的是全县的事就留空"),
                    Column.text(VILLAGE).upTo(40),
                    Column.day(FROM).explained("月报、总结等所报告的时段"),
                    Column.day(TO),
                    Column.yesNo(OPEN).explained("是否对公众公开；不填算否"),
                    Column.note(FULFILS).explained("方案的项目编号，用顿号分开，见方案页"),
                    Column.note(NOTE).upTo(PaperCheck.LONGEST_NOTE));

    private PaperSheet() {}

    static List<@Nullable String> cells(SheetPaper row) {
        return Arrays.asList(
                row.number(),
                row.title(),
                row.kind(),
                row.body(),
                row.day(),
                row.town(),
                row.village(),
                row.from(),
                row.to(),
                row.open() ? "是" : "否",
                row.fulfils().isEmpty() ? null : row.items(),
                row.note().isEmpty() ? null : row.note());
    }

    /** The row as it stands, in the division that was found for it. */
    static SheetPaper read(Line line, String division) {
        var fulfils = line.text(FULFILS);
        var open = line.yes(OPEN);
        return new SheetPaper(
                line.text(NUMBER),
                given(line, TITLE),
                given(line, KIND),
                given(line, BODY),
                given(line, DAY),
                division,
                line.text(TOWN),
                line.text(VILLAGE),
                line.text(FROM),
                line.text(TO),
                open != null && open,
                fulfils == null
                        ? List.of()
                        : Stream.of(fulfils.split("[\\s、,，;；]+"))
                                .filter(item -> !item.isEmpty())
                                .toList(),
                given(line, NOTE));
    }

    /** The column that holds a field of the form. */
    static String column(String field) {
        return switch (field) {
            case "number" -> NUMBER;
            case "title" -> TITLE;
            case "kind" -> KIND;
            case "body" -> BODY;
            case "day" -> DAY;
            case "from" -> FROM;
            case "fulfils" -> FULFILS;
            case "note" -> NOTE;
            default -> TOWN;
        };
    }

    private static String given(Line line, String column) {
        var text = line.text(column);
        return text == null ? "" : text;
    }
}
