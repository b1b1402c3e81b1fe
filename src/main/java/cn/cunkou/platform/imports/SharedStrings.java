package cn.cunkou.platform.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts of a workbook, which cells name by number. */
final class SharedStrings {
    /** The office software itself cuts a cell here. */
    static final int LONGEST = 32_767;

    private static final int COST_OF_A_TEXT = 16;

    private final List<String> texts;

    private SharedStrings(List<String> texts) {
        this.texts = texts;
    }

    static SharedStrings read(Archive archive, String path, Budget budget) throws IOException {
        var texts = new ArrayList<String>();
        var stream = archive.open(path);
        if (stream == null) {
            return new SharedStrings(texts);
        }
        try (var in = stream;
                var xml = new Xml(in, path)) {
            while (xml.next()) {
                if (xml.opens("si")) {
                    var text = rich(xml, "si");
                    budget.keep(text.length() + COST_OF_A_TEXT);
                    texts.add(text);
                }
            }
        }
        return new SharedStrings(texts);
    }

    /** All runs of a text, without the reading aids that stand above it. */
    static String rich(Xml xml, String end) {
        var text = new StringBuilder();
        boolean aid = false;
        while (xml.next()) {
            if (xml.closes(end)) {
                return Escapes.decoded(text.toString());
            }
            if (xml.opens("rPh")) {
                aid = true;
            } else if (xml.closes("rPh")) {
                aid = false;
            } else if (xml.opens("t")) {
                var run = xml.text(LONGEST);
                if (!aid && text.length() <= LONGEST) {
                    text.append(run);
                }
            }
        }
        throw NotReadable.damaged("文件里的文字");
    }

    String get(String index, String where) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException missing) {
            throw NotReadable.damaged(where);
        }
    }
}
