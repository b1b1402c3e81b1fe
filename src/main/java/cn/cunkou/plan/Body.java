package cn.cunkou.plan;

/** An authority or firm that the paper gives something to do. */
public record Body(String id, String name, Role role) {
    /** What it is in the programme. */
    public enum Role {
        /** 牵头单位 */
        LEAD("lead", "牵头单位"),
        /** 领导小组办公室: settles what the paper leaves open. */
        OFFICE("office", "领导小组办公室"),
        /** 责任单位 */
        MEMBER("member", "责任单位"),
        /** 各镇人民政府, each for its own town. */
        TOWNS("towns", "各镇人民政府"),
        /** 承办单位 */
        OPERATOR("operator", "承办单位");

        private final String key;
        private final String words;

        Role(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        public String words() {
            return words;
        }
    }
}
