package cn.cunkou.platform.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents of an .xlsx file.
 *
 * @param since1904 whether days are counted from 1904, as old Macintosh workbooks do
 */
record XlsxBook(List<Sheet> sheets, String stringsPath, String stylesPath, boolean since1904) {
    private static final int MOST_SHEETS = 500;

    record Sheet(String name, String path) {}

    private record Part(String kind, String path) {}

    static XlsxBook open(Archive archive) throws IOException {
        var workbook = "xl/workbook.xml";
        for (var part : related(archive, "").values()) {
            if (part.kind().equals("officeDocument")) {
                workbook = part.path();
            }
        }
        var parts = related(archive, workbook);
        var strings = "xl/sharedStrings.xml";
        var styles = "xl/styles.xml";
        for (var part : parts.values()) {
            if (part.kind().equals("vbaProject")) {
                throw new NotReadable("整个文件", "文件里有宏，系统不收带宏的文件", "另存为“Excel工作簿（.xlsx）”后再上传");
            }
            if (part.kind().equals("sharedStrings")) {
                strings = part.path();
            }
            if (part.kind().equals("styles")) {
                styles = part.path();
            }
        }
        var sheets = new ArrayList<Sheet>();
        boolean since1904 = contents(archive, workbook, parts, sheets);
        if (sheets.isEmpty()) {
            throw new NotReadable("整个文件", "文件里没有工作表", "下载模板，把内容填进模板后再上传");
        }
        return new XlsxBook(List.copyOf(sheets), strings, styles, since1904);
    }

    private static boolean contents(
            Archive archive, String workbook, Map<String, Part> parts, List<Sheet> sheets)
            throws IOException {
        var stream = archive.open(workbook);
        if (stream == null) {
            throw NotReadable.damaged("文件里的" + workbook);
        }
        boolean since1904 = false;
        try (var in = stream;
                var xml = new Xml(in, workbook)) {
            while (xml.next()) {
                if (xml.opens("workbookPr")) {
                    since1904 = truth(xml.attribute("date1904"));
                }
                if (xml.opens("sheet") && sheets.size() < MOST_SHEETS) {
                    var name = xml.attribute("name");
                    var part = parts.get(String.valueOf(xml.foreignAttribute("id")));
                    if (name != null && part != null && part.kind().equals("worksheet")) {
                        sheets.add(new Sheet(name, part.path()));
                    }
                }
            }
        }
        return since1904;
    }

    /** The parts that a part refers to, by the name it gives them. */
    private static Map<String, Part> related(Archive archive, String owner) throws IOException {
        int slash = owner.lastIndexOf('/');
        var folder = owner.substring(0, slash + 1);
        var path = folder + "_rels/" + owner.substring(slash + 1) + ".rels";
        var parts = new HashMap<String, Part>();
        var stream = archive.open(path);
        if (stream == null) {
            return parts;
        }
        try (var in = stream;
                var xml = new Xml(in, path)) {
            while (xml.next()) {
                if (!xml.opens("Relationship") || "External".equals(xml.attribute("TargetMode"))) {
                    continue;
                }
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var target = xml.attribute("Target");
                if (id != null && type != null && target != null && parts.size() < MOST_SHEETS) {
                    var kind = type.substring(type.lastIndexOf('/') + 1);
                    parts.put(id, new Part(kind, resolved(folder, target)));
                }
            }
        }
        return parts;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var steps = new ArrayList<String>();
        for (var step : (folder + target).split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.removeLast();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private static boolean truth(@Nullable String text) {
        return "1".equals(text) || "true".equals(text) || "on".equals(text);
    }
}
