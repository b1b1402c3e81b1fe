package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.RawRow.RawCell;
import cn.cunkou.platform.imports.RawRow.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts separated text into rows; quoted cells may hold separators, quotes and line ends. */
final class CsvRows {
    private static final int MOST_CELLS = 16_384;
    private static final Pattern QUOTED_FORMULA = Pattern.compile("=\"([^\"]*)\"");
    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!");

    private final CharSequence text;
    private final Budget budget;
    private final char separator;
    private int at;
    private int row;

    CsvRows(CharSequence text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.separator = separator(text);
    }

    void read(RawRow.Sink sink) {
        while (at < text.length()) {
            row++;
            var raw = new RawRow(row, false, cells());
            if (row % 1_000 == 0) {
                budget.keepTime();
            }
            if (!raw.empty() && !(row == 1 && declaresSeparator(raw))) {
                sink.row(raw);
            }
        }
    }

    private List<RawCell> cells() {
        var cells = new ArrayList<RawCell>();
        for (int column = 0; ; column++) {
            var cell = cell();
            if (!cell.isEmpty()) {
                cells.add(typed(column, cell));
            }
            if (at >= text.length()) {
                return cells;
            }
            char end = text.charAt(at++);
            if (end != separator) {
                if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                return cells;
            }
            if (column > MOST_CELLS) {
                throw new NotReadable("第" + row + "行", "有上万列，不像是登记表", "核对文件，或改用.xlsx模板");
            }
        }
    }

    private String cell() {
        var cell = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            quoted(cell);
            return cell.toString();
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            grow(cell, text.charAt(at++));
        }
        return cell.toString();
    }

    private void quoted(StringBuilder cell) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                grow(cell, c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else if (at == text.length() || ends(text.charAt(at))) {
                return;
            } else {
                throw unpaired();
            }
        }
        throw unpaired();
    }

    private void grow(StringBuilder cell, char c) {
        if (cell.length() > SharedStrings.LONGEST) {
            throw unpaired();
        }
        cell.append(c);
    }

    private NotReadable unpaired() {
        return new NotReadable("第" + row + "行", "引号没有配对，后面的内容都并进了一格", "补上或删去多余的英文引号，或改用.xlsx模板");
    }

    private boolean ends(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private static RawCell typed(int column, String cell) {
        if (cell.charAt(0) == '=') {
            var quoted = QUOTED_FORMULA.matcher(cell);
            return quoted.matches()
                    ? new RawCell(column, Type.TEXT, quoted.group(1))
                    : new RawCell(column, Type.FORMULA, cell);
        }
        return new RawCell(column, ERRORS.contains(cell) ? Type.ERROR : Type.TEXT, cell);
    }

    /** Office software starts such files with {@code sep=;} when it writes them itself. */
    private static boolean declaresSeparator(RawRow raw) {
        return raw.cells().size() == 1 && raw.cells().getFirst().text().startsWith("sep=");
    }

    private static char separator(CharSequence text) {
        int commas = 0;
        int tabs = 0;
        int semicolons = 0;
        for (int i = 0; i < text.length() && i < 4_096; i++) {
            char c = text.charAt(i);
            if ((c == '\n' || c == '\r') && commas + tabs + semicolons > 0) {
                break;
            }
            commas += c == ',' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
        }
        if (tabs > commas && tabs >= semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
