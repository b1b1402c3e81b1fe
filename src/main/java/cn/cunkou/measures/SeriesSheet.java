package cn.cunkou.measures;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.web.Faults;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workbook of figures of external series. */
final class SeriesSheet {
    static final String SERIES = "序列代号";
    static final String DIVISION = "区划代码";
    private static final String PLACE = "地方";
    private static final String PERIOD = "哪一期";
    private static final String VALUE = "数值";
    private static final String SOURCE = "发布单位";
    private static final String TITLE = "来源文件";
    private static final String NUMBER = "文号";
    private static final String REASON = "更正原因";
    static final Columns COLUMNS =
            Columns.of(
                    "外部数据",
                    Column.code(SERIES).mandatory().such("retail-sales"),
                    Column.code(DIVISION).mandatory().such("441424"),
                    Column.text(PLACE).explained("只供查看，导入时以区划代码为准"),
                    Column.code(PERIOD)
                            .mandatory()
                            .such("2018")
                            .explained("年、季、月、日：2018、2018-Q2、2018-06、2018-06-30"),
                    Column.decimal(VALUE).mandatory().such("3120.5"),
                    Column.text(SOURCE).upTo(60).explained("不填就是序列的发布单位"),
                    Column.text(TITLE).mandatory().such("2018年统计公报"),
                    Column.text(NUMBER).upTo(60),
                    Column.text(REASON).explained("已有数而不同的，会更正；不填就写“导入更正”"));

    private SeriesSheet() {}

    static ValueInput input(Line line) {
        return new ValueInput(
                line.text(DIVISION),
                line.text(PERIOD),
                line.text(VALUE),
                line.text(SOURCE),
                line.text(TITLE),
                line.text(NUMBER),
                line.text(REASON));
    }

    /** What is wrong with a row besides what its cells say already. */
    static List<Fault> faults(Line line, Faults faults) {
        return faults.found().stream()
                .map(fault -> new Fault(column(fault.field()), fault.fault(), fault.remedy()))
                .filter(fault -> !line.wrong(fault.column()))
                .toList();
    }

    private static String column(String field) {
        return switch (field) {
            case "division" -> DIVISION;
            case "period" -> PERIOD;
            case "value" -> VALUE;
            case "source" -> SOURCE;
            case "documentTitle" -> TITLE;
            case "documentNumber" -> NUMBER;
            default -> REASON;
        };
    }

    static List<@Nullable String> cells(SheetValue row) {
        var fact = row.fact();
        return Arrays.asList(
                fact.series(),
                fact.division().digits(),
                row.place(),
                row.period(),
                fact.value() == null ? "" : fact.value().toPlainString(),
                fact.source(),
                fact.documentTitle(),
                fact.documentNumber(),
                fact.reason());
    }
}
