package cn.cunkou.visibility.identifiers;

/** Makes two spellings of the same thing one text. */
public final class Identifiers {
    private Identifiers() {}

    /**
     * The text by which a URI compares: the Digital Link under {@code https://id.gs1.org} for EPC
     * URNs and Digital Links of any domain (the finest level alone, without variant and query,
     * escapes alike); any other text unchanged. Quick, never fails.
     */
    public static String canonical(String uri) {
        var epc = Epc.read(uri);
        if (epc == null) {
            return uri;
        }
        var link = epc.link();
        return link.equals(uri) ? uri : link;
    }
}
