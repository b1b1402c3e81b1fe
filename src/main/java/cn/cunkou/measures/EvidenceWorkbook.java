package cn.cunkou.measures;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The rows behind a figure as a workbook, written row by row however many there are. */
final class EvidenceWorkbook {
    static final String MEDIA_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int ROWS_OF_A_SHEET = 1_000_000;
    private static final int ROWS_HELD = 500;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final EvidenceDesk desk;

    EvidenceWorkbook(EvidenceDesk desk) {
        this.desk = desk;
    }

    void writeTo(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Cunkou", "1.0")) {
            var sheets = new Sheets(workbook);
            desk.each(sheets::write);
            sheets.finish();
        }
    }

    private final class Sheets {
        private final Workbook workbook;
        private Worksheet sheet;
        private int next;
        private int count = 1;

        Sheets(Workbook workbook) {
            this.workbook = workbook;
            this.sheet = workbook.newWorksheet("依据");
            introduce();
            head();
        }

        private void introduce() {
            var figure = desk.figure();
            var value = figure.value();
            line(
                    List.of(
                            desk.measure().title(),
                            value == null
                                    ? String.valueOf(figure.reason())
                                    : value.toPlainString() + " " + figure.unit().title()));
            line(List.of("区划", figure.division(), "截至", figure.asOf().toString()));
            line(List.of("来源", desk.measure().source()));
            line(List.of());
        }

        private void head() {
            var titles = new ArrayList<>(List.of("编号", "日期或有效期", "区划代码", "数值", "权重"));
            desk.columns().forEach(column -> titles.add(column.title()));
            titles.add("记录时间");
            line(titles);
            sheet.range(next - 1, 0, next - 1, titles.size() - 1).style().bold().set();
        }

        private void line(List<String> cells) {
            for (var i = 0; i < cells.size(); i++) {
                sheet.value(next, i, cells.get(i));
            }
            next++;
        }

        void write(Evidence.Row row) {
            if (next >= ROWS_OF_A_SHEET) {
                finish();
                sheet = workbook.newWorksheet("依据" + ++count);
                next = 0;
                head();
            }
            sheet.value(next, 0, row.id());
            sheet.value(next, 1, row.day() == null ? row.validity() : row.day().toString());
            sheet.value(next, 2, row.division());
            sheet.value(next, 3, row.value());
            sheet.value(next, 4, row.weight());
            var column = 5;
            for (var cell : row.cells()) {
                sheet.value(next, column++, cell);
            }
            var recorded = row.recordedAt().atZoneSameInstant(SHANGHAI).toLocalDateTime();
            sheet.value(next, column, recorded.withNano(0).toString().replace('T', ' '));
            next++;
            if (next % ROWS_HELD == 0) {
                flush();
            }
        }

        void finish() {
            try {
                sheet.finish();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void flush() {
            try {
                sheet.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
