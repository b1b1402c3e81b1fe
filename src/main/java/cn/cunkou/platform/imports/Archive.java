package cn.cunkou.platform.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of an .xlsx file, each unpacked only as far as it is read and the budget allows. */
final class Archive implements Closeable {
    private static final int MOST_PARTS = 5_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts;
    private final Budget budget;

    private Archive(ZipFile zip, Map<String, ZipEntry> parts, Budget budget) {
        this.zip = zip;
        this.parts = parts;
        this.budget = budget;
    }

    static Archive open(Path file, Budget budget) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException broken) {
            if (String.valueOf(broken.getMessage()).contains("encrypted")) {
                throw new NotReadable("整个文件", "文件设了密码，读不了", "去掉密码，另存后再上传");
            }
            throw NotReadable.damaged("整个文件");
        }
        try {
            if (zip.size() > MOST_PARTS) {
                throw new NotReadable("整个文件", "里面有" + zip.size() + "个部分，不像是工作簿", "复制到新的工作簿再上传");
            }
            var parts = new HashMap<String, ZipEntry>();
            zip.stream().forEach(entry -> parts.putIfAbsent(key(entry.getName()), entry));
            refuseOthers(parts);
            return new Archive(zip, parts, budget);
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    boolean has(String path) {
        return parts.containsKey(key(path));
    }

    /** The part's bytes, counted; null when there is no such part. */
    @Nullable InputStream open(String path) throws IOException {
        var entry = parts.get(key(path));
        if (entry == null) {
            return null;
        }
        return new BoundedStream(
                zip.getInputStream(entry), path, entry.getCompressedSize(), budget);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String key(String path) {
        var plain = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    private static void refuseOthers(Map<String, ZipEntry> parts) {
        var remedy = "用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”后再上传";
        for (var path : parts.keySet()) {
            if (path.endsWith("vbaproject.bin") || path.startsWith("xl/macrosheets/")) {
                throw new NotReadable("整个文件", "文件里有宏，系统不收带宏的文件", remedy);
            }
        }
        if (parts.containsKey("word/document.xml")) {
            throw new NotReadable("整个文件", "这是Word文档，不是表格", "把表格复制到模板里再上传");
        }
        if (parts.containsKey("ppt/presentation.xml")) {
            throw new NotReadable("整个文件", "这是演示文稿，不是表格", "把表格复制到模板里再上传");
        }
        if (parts.containsKey("xl/workbook.bin")) {
            throw new NotReadable("整个文件", "这是二进制工作簿（.xlsb）", remedy);
        }
        if (parts.containsKey("mimetype") && parts.containsKey("content.xml")) {
            throw new NotReadable("整个文件", "这是ODS表格", remedy);
        }
        if (parts.containsKey("index/document.iwa")) {
            throw new NotReadable("整个文件", "这是Numbers表格", "在Numbers里导出为Excel后再上传");
        }
        if (!parts.containsKey("[content_types].xml")) {
            throw new NotReadable("整个文件", "这是压缩包，里面不是Excel工作簿", "先解压，再上传里面的.xlsx文件");
        }
    }
}
