package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.RawRow.RawCell;
import cn.cunkou.platform.imports.RawRow.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one worksheet; empty rows cost their bytes and nothing else. */
final class XlsxRows {
    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_383;
    private static final int GAP_WORTH_TELLING = 1_000;

    private final Archive archive;
    private final XlsxBook.Sheet sheet;
    private final SharedStrings strings;
    private final CellStyles styles;
    private final boolean since1904;
    private int row;
    private int column;
    private int lastFilled;

    XlsxRows(
            Archive archive,
            XlsxBook.Sheet sheet,
            SharedStrings strings,
            CellStyles styles,
            boolean since1904) {
        this.archive = archive;
        this.sheet = sheet;
        this.strings = strings;
        this.styles = styles;
        this.since1904 = since1904;
    }

    void read(TableAssembly assembly) throws IOException {
        var stream = archive.open(sheet.path());
        if (stream == null) {
            throw NotReadable.damaged("工作表“" + sheet.name() + "”");
        }
        try (var in = stream;
                var xml = new Xml(in, sheet.path())) {
            while (xml.next()) {
                if (xml.opens("row")) {
                    row(xml, assembly);
                } else if (xml.opens("mergeCell")) {
                    var area = xml.attribute("ref");
                    if (area != null) {
                        assembly.merged(area);
                    }
                }
            }
        } catch (NotReadable refused) {
            throw lastFilled > 0 && row - lastFilled > GAP_WORTH_TELLING ? emptyRows() : refused;
        }
    }

    private NotReadable emptyRows() {
        return new NotReadable(
                "工作表“" + sheet.name() + "”",
                "第%d行以后有大量空行（已到第%d行还没有完）".formatted(lastFilled, row),
                "选中第%d行以下的所有行，右键“删除”（不是清除内容），保存后再上传".formatted(lastFilled));
    }

    private void row(Xml xml, TableAssembly assembly) {
        int number = index(xml.attribute("r"), row + 1);
        if (number <= row || number > LAST_ROW) {
            throw NotReadable.damaged("工作表“" + sheet.name() + "”第" + (row + 1) + "行");
        }
        row = number;
        column = -1;
        var hidden = xml.attribute("hidden");
        var cells = new ArrayList<RawCell>();
        while (xml.next() && !xml.closes("row")) {
            if (xml.opens("c")) {
                var cell = cell(xml);
                if (cell != null) {
                    cells.add(cell);
                }
            }
        }
        var raw = new RawRow(row, "1".equals(hidden) || "true".equals(hidden), List.copyOf(cells));
        if (!raw.empty()) {
            lastFilled = row;
            assembly.row(raw);
        }
    }

    private @Nullable RawCell cell(Xml xml) {
        column = place(xml.attribute("r"));
        var type = xml.attribute("t");
        int style = index(xml.attribute("s"), 0);
        boolean formula = false;
        String value = null;
        while (xml.next() && !xml.closes("c")) {
            if (xml.opens("f")) {
                formula = true;
                xml.text(0);
            } else if (xml.opens("v")) {
                value = xml.text(SharedStrings.LONGEST);
            } else if (xml.opens("is")) {
                value = SharedStrings.rich(xml, "is");
            }
        }
        if (value == null) {
            return formula ? new RawCell(column, Type.FORMULA, "") : null;
        }
        var plain = typed(type == null ? "n" : type, value, style);
        return formula ? new RawCell(column, Type.FORMULA, plain.text()) : plain;
    }

    private RawCell typed(String type, String value, int style) {
        return switch (type) {
            case "s" -> new RawCell(column, Type.TEXT, strings.get(value, where()));
            case "str" -> new RawCell(column, Type.TEXT, Escapes.decoded(value));
            case "inlineStr" -> new RawCell(column, Type.TEXT, value);
            case "b" -> new RawCell(column, Type.BOOLEAN, value.strip().equals("1") ? "是" : "否");
            case "e" -> new RawCell(column, Type.ERROR, value);
            case "d" -> new RawCell(column, Type.DAY, value.replace('T', ' ').replace("Z", ""));
            default -> numeric(value.strip(), style);
        };
    }

    private RawCell numeric(String value, int style) {
        var number = Numbers.parsed(value);
        if (number == null) {
            return new RawCell(column, Type.TEXT, value);
        }
        if (styles.day(style)) {
            var day = Days.ofSerial(number, since1904);
            if (day != null) {
                return new RawCell(column, Type.DAY, day);
            }
        }
        var plain = Numbers.plain(value, number);
        int digits = styles.digits(style);
        if (plain.length() < digits && plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
            plain = "0".repeat(digits - plain.length()) + plain;
        }
        return new RawCell(column, Type.NUMBER, plain);
    }

    private int place(@Nullable String reference) {
        if (reference == null) {
            return next(column + 1);
        }
        int number = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char c = Character.toUpperCase(reference.charAt(i));
            if (c < 'A' || c > 'Z') {
                break;
            }
            number = number * 26 + (c - 'A' + 1);
        }
        return next(number - 1);
    }

    /** Cells stand from left to right; a second cell in one place would hide the first. */
    private int next(int place) {
        if (place <= column || place > LAST_COLUMN) {
            throw NotReadable.damaged(where());
        }
        return place;
    }

    private String where() {
        return "工作表“" + sheet.name() + "”第" + row + "行";
    }

    private int index(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException odd) {
            throw NotReadable.damaged(where());
        }
    }
}
