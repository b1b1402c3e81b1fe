package cn.cunkou.platform.imports;

import org.dhatim.fastexcel.Worksheet;

/** Writes the sheet 填写说明: each column, whether it must be filled, what may stand in it. */
final class Guide {
    private static final String[] TITLES = {"列名", "必填", "怎么填", "示例", "说明"};
    private static final int[] WIDTHS = {18, 8, 40, 24, 60};

    private Guide() {}

    static void write(Worksheet sheet, Columns columns) {
        for (int i = 0; i < TITLES.length; i++) {
            sheet.value(0, i, TITLES[i]);
            sheet.style(0, i).bold().fillColor("E7F1EC").set();
            sheet.width(i, WIDTHS[i]);
        }
        int row = 1;
        for (var column : columns.list()) {
            sheet.value(row, 0, column.title());
            sheet.value(row, 1, column.required() ? "必填" : "");
            sheet.value(row, 2, column.manner());
            sheet.value(row, 3, column.example());
            sheet.value(row, 4, column.explanation());
            sheet.range(row, 0, row, 4).style().wrapText(true).verticalAlignment("top").set();
            row++;
        }
        var remarks =
                new String[] {
                    "内容填在工作表“" + columns.sheet() + "”里，一行一条，不要合并单元格，不要用公式。",
                    "列的先后可以变，列名不能改；选填的列可以整列不要，不要的列保持原来的内容。",
                    "系统退回的表多出“" + Columns.REASON + "”“" + Columns.REMEDY + "”两列，改好后可以直接再传。"
                };
        for (var remark : remarks) {
            sheet.value(++row, 0, remark);
        }
        sheet.freezePane(0, 1);
    }
}
