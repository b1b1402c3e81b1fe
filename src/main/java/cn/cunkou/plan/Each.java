package cn.cunkou.plan;

/** Who has to reach an item, each by itself. */
public enum Each {
    TOWN("town", "每个镇", "个镇", "各镇"),
    VILLAGE("village", "每个村", "个村", "各村"),
    /** The owner and every body that acts with it. */
    BODY("body", "每个单位", "个单位", "各单位"),
    /** Every station in service, told apart by measures whose rows are about stations. */
    STATION("station", "每个站", "个站", "各站");

    /** The measure whose rows are the stations in service, one each. */
    public static final String STATIONS = "stations.open";

    private final String key;
    private final String words;
    private final String unit;
    private final String all;

    Each(String key, String words, String unit, String all) {
        this.key = key;
        this.words = words;
        this.unit = unit;
        this.all = all;
    }

    public String key() {
        return key;
    }

    public String words() {
        return words;
    }

    /** What is counted of those who have reached it: {@code 个镇}. */
    public String unit() {
        return unit;
    }

    /** All of them together: {@code 各镇}. */
    public String all() {
        return all;
    }
}
