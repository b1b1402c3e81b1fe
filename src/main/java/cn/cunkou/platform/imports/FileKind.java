package cn.cunkou.platform.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What an uploaded file is by its first bytes; whatever is no table is refused by its name. */
enum FileKind {
    WORKBOOK,
    TEXT;

    private static final String AS_XLSX = "用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”后再上传";

    static FileKind of(Path file, String name) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(8 * 1024);
        }
        var ending = ending(name);
        refuseByEnding(ending);
        if (starts(head, 0x50, 0x4B, 0x03, 0x04) || starts(head, 0x50, 0x4B, 0x05, 0x06)) {
            return agreed(WORKBOOK, ending, "xlsx");
        }
        refuseByContent(file, head);
        return agreed(TEXT, ending, "csv");
    }

    private static FileKind agreed(FileKind kind, String ending, String expected) {
        if (!ending.equals(expected)) {
            throw new NotReadable(
                    "文件名",
                    "文件名以“." + ending + "”结尾，内容却是" + (kind == WORKBOOK ? "Excel工作簿（.xlsx）" : "纯文本"),
                    kind == WORKBOOK
                            ? "把文件名的结尾改为“.xlsx”再上传"
                            : "如果是表格，用Excel或WPS打开，另存为.xlsx；如果是CSV，把结尾改为“.csv”");
        }
        return kind;
    }

    private static void refuseByEnding(String ending) {
        switch (ending) {
            case "xlsm", "xltm", "xlam" ->
                    throw new NotReadable("整个文件", "这是带宏的工作簿，系统不收带宏的文件", AS_XLSX);
            case "xlsb" -> throw new NotReadable("整个文件", "这是二进制工作簿（.xlsb）", AS_XLSX);
            case "" -> throw new NotReadable("文件名", "文件名没有扩展名，看不出是什么文件", "只收.xlsx和.csv，请带上扩展名");
            default -> {
                // the content decides
            }
        }
    }

    private static void refuseByContent(Path file, byte[] head) throws IOException {
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            refuseCompound(file);
        }
        if (starts(head, 0x25, 0x50, 0x44, 0x46)) {
            throw unsuitable("PDF文件");
        }
        if (starts(head, 0x89, 0x50, 0x4E, 0x47) || starts(head, 0xFF, 0xD8, 0xFF)) {
            throw unsuitable("图片");
        }
        if (starts(head, 0x52, 0x61, 0x72, 0x21)
                || starts(head, 0x37, 0x7A, 0xBC, 0xAF)
                || starts(head, 0x1F, 0x8B)) {
            throw new NotReadable("整个文件", "这是压缩包，不是表格", "先解压，再上传里面的.xlsx文件");
        }
        var text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("\u00ef\u00bb\u00bf")) {
            text = text.substring(3).strip();
        }
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            throw new NotReadable("整个文件", "这是“XML表格2003”，不是.xlsx", AS_XLSX);
        }
        if (text.startsWith("<") || text.startsWith("mime-version:")) {
            throw new NotReadable("整个文件", "这是网页改名的表格，里面并不是Excel工作簿", AS_XLSX);
        }
        if (text.startsWith("{\\rtf")) {
            throw unsuitable("RTF文档");
        }
        if (binary(head)) {
            throw unsuitable("二进制文件，不是表格");
        }
    }

    /** Old .xls, .doc and everything with a password share one outer format. */
    private static void refuseCompound(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(4 * 1024 * 1024);
        }
        var text = new String(start, StandardCharsets.UTF_16LE);
        if (text.contains("EncryptedPackage") || text.contains("EncryptionInfo")) {
            throw new NotReadable("整个文件", "文件设了打开密码，读不了", "在Excel或WPS里去掉密码，另存后再上传");
        }
        if (text.contains("WordDocument")) {
            throw unsuitable("Word文档");
        }
        throw new NotReadable("整个文件", "这是旧版表格（.xls或.et），系统只收.xlsx和.csv", AS_XLSX);
    }

    private static NotReadable unsuitable(String what) {
        return new NotReadable("整个文件", "这是" + what, "下载模板，把内容填进模板后再上传");
    }

    private static boolean binary(byte[] head) {
        boolean wide = starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
        for (byte one : head) {
            if (one >= 0 && one < 0x20 && one != '\t' && one != '\n' && one != '\r' && !wide) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }
}
