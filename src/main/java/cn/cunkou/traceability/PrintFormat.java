package cn.cunkou.traceability;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a printer takes; labels are 40 mm by 30 mm at 8 dots a millimetre. */
public enum PrintFormat {
    CSV(
            "表格（CSV）",
            "csv",
            "text/csv",
            "number,code,scratch,address\r\n",
            "{number},{code},{scratch},%s\r\n"),
    TSPL(
            "标签机（TSPL）",
            "prn",
            "text/plain",
            "SIZE 40 mm,30 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\n",
            "CLS\r\nQRCODE 16,16,M,4,A,0,\"%s\"\r\n"
                    + "TEXT 16,184,\"2\",0,1,1,\"{grouped}\"\r\nTEXT 16,212,\"1\",0,1,1,\"{number}\"\r\nPRINT 1\r\n"),
    ZPL(
            "标签机（ZPL）",
            "zpl",
            "text/plain",
            "",
            "^XA^PW320^LL240^FO16,8^BQN,2,4^FDMA,%s^FS^FO16,184^A0N,22,18^FD{grouped}^FS"
                    + "^FO16,212^A0N,18,18^FD{number}^FS^XZ\r\n");

    private final String label;
    private final String ending;
    private final String mediaType;
    private final String head;
    private final String each;

    PrintFormat(String label, String ending, String mediaType, String head, String each) {
        this.label = label;
        this.ending = ending;
        this.mediaType = mediaType;
        this.head = head;
        this.each = each;
    }

    static Optional<PrintFormat> read(String typed) {
        return Stream.of(values()).filter(one -> one.id().equals(typed)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    String head() {
        return head;
    }

    /**
     * @param address of a code with {@code {code}} in it
     */
    LabelTemplate template(String address) {
        return new LabelTemplate(each.formatted(address));
    }
}
