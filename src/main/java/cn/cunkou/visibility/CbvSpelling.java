package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.CbvForm;
import org.jspecify.annotations.Nullable;

/**
 * How the asker wants the words of the Core Business Vocabulary written in XML. They are kept bare,
 * so what they were as they came is not known: those who want them untouched get URNs, as XML has
 * had them from the first edition on, and the answer says so.
 */
final class CbvSpelling {
    static final String HEADER = "GS1-CBV-XML-Format";

    private CbvSpelling() {}

    /**
     * @throws EpcisProblem when the standard has no such word
     */
    static CbvForm of(@Nullable String header) {
        return switch (header == null ? "No_Preference" : header.strip()) {
            case "No_Preference", "Always_URN", "Never_Translates" -> CbvForm.URN;
            case "Always_Web_URI" -> CbvForm.WEB_ADDRESS;
            default ->
                    throw EpcisProblem.notAcceptable("请求头%s没有「%s」这个选择。".formatted(HEADER, header));
        };
    }

    static String word(CbvForm form) {
        return form == CbvForm.URN ? "Always_URN" : "Always_Web_URI";
    }
}
