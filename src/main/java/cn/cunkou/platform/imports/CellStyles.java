package cn.cunkou.platform.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cell styles show a number as a day, and which show it with leading zeros. */
final class CellStyles {
    private static final int MOST = 65_536;

    /**
     * @param digits how many digits are shown at least, 0 when the format does not say
     */
    private record Look(boolean day, int digits) {
        static final Look PLAIN = new Look(false, 0);
    }

    private final List<Look> looks;

    private CellStyles(List<Look> looks) {
        this.looks = looks;
    }

    static CellStyles read(Archive archive, String path) throws IOException {
        var looks = new ArrayList<Look>();
        var stream = archive.open(path);
        if (stream == null) {
            return new CellStyles(looks);
        }
        Map<Integer, String> formats = new HashMap<>();
        boolean cells = false;
        try (var in = stream;
                var xml = new Xml(in, path)) {
            while (xml.next()) {
                if (xml.opens("numFmt") && formats.size() < MOST) {
                    var code = xml.attribute("formatCode");
                    formats.put(number(xml.attribute("numFmtId")), code == null ? "" : code);
                } else if (xml.opens("cellXfs")) {
                    cells = true;
                } else if (xml.closes("cellXfs")) {
                    cells = false;
                } else if (cells && xml.opens("xf") && looks.size() < MOST) {
                    int id = number(xml.attribute("numFmtId"));
                    looks.add(look(id, formats.get(id)));
                }
            }
        }
        return new CellStyles(looks);
    }

    boolean day(int style) {
        return style >= 0 && style < looks.size() && looks.get(style).day();
    }

    int digits(int style) {
        return style >= 0 && style < looks.size() ? looks.get(style).digits() : 0;
    }

    private static Look look(int id, @Nullable String code) {
        if (code == null) {
            boolean day =
                    id >= 14 && id <= 22
                            || id >= 27 && id <= 36
                            || id >= 45 && id <= 47
                            || id >= 50 && id <= 58;
            return day ? new Look(true, 0) : Look.PLAIN;
        }
        if (code.matches("0{2,30}")) {
            return new Look(false, code.length());
        }
        return new Look(showsDay(code), 0);
    }

    /** Whether a format such as {@code yyyy"年"m"月"d"日";@} speaks of days or times. */
    private static boolean showsDay(String code) {
        var bare = new StringBuilder();
        for (int i = 0; i < code.length() && i < 255; i++) {
            char c = code.charAt(i);
            if (c == ';') {
                break;
            }
            if (c == '"') {
                int close = code.indexOf('"', i + 1);
                i = close < 0 ? code.length() : close;
            } else if (c == '[') {
                int close = code.indexOf(']', i + 1);
                i = close < 0 ? code.length() : close;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else {
                bare.append(c);
            }
        }
        var plain = bare.toString().toLowerCase(Locale.ROOT);
        if (plain.startsWith("general") || plain.contains("0") || plain.contains("#")) {
            return false;
        }
        return plain.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException odd) {
            return -1;
        }
    }
}
