package cn.cunkou.plan.rewards;

/** Who or what a reward may be for. */
public enum SubjectKind {
    STATION("station", "站点"),
    SHOP("shop", "网店"),
    ENTERPRISE("enterprise", "企业"),
    COOPERATIVE("cooperative", "合作社"),
    HOUSEHOLD("household", "农户"),
    PERSON("person", "个人"),
    CARRIER("carrier", "快递企业"),
    TENANT("tenant", "入驻企业"),
    BRAND("brand", "品牌"),
    VILLAGE("village", "村"),
    TOWN("town", "镇"),
    COUNTY("county", "县");

    private final String key;
    private final String words;

    SubjectKind(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As plan files and the API write it. */
    public String key() {
        return key;
    }

    public String words() {
        return words;
    }
}
