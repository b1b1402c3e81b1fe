package cn.cunkou.activities;

import static cn.cunkou.activities.ActivityKind.Part.ADDRESS;
import static cn.cunkou.activities.ActivityKind.Part.COST;
import static cn.cunkou.activities.ActivityKind.Part.MEDIA;
import static cn.cunkou.activities.ActivityKind.Part.PAPER;
import static cn.cunkou.activities.ActivityKind.Part.PARTNER;
import static cn.cunkou.activities.ActivityKind.Part.PARTNER_KIND;
import static cn.cunkou.activities.ActivityKind.Part.PEOPLE;
import static cn.cunkou.activities.ActivityKind.Part.PICTURE;
import static cn.cunkou.activities.ActivityKind.Part.PLACE;
import static cn.cunkou.activities.ActivityKind.Part.POSITION;
import static cn.cunkou.activities.ActivityKind.Part.UNTIL;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an activity is, and what is asked about each. */
public enum ActivityKind {
    MEETING(
            "meeting",
            "会议",
            "会议名称",
            "开会日期",
            List.of(
                    new Form("leading-group", "领导小组会议"),
                    new Form("launch", "启动大会"),
                    new Form("progress", "推进会议"),
                    new Form("coordination", "协调会议"),
                    new Form("working", "工作会议")),
            EnumSet.of(PLACE, PEOPLE),
            EnumSet.of(UNTIL, COST, PAPER, PICTURE)),
    PUBLICITY(
            "publicity",
            "宣传",
            "标题",
            "发表日期",
            List.of(
                    new Form("article", "报道"),
                    new Form("broadcast", "广播电视"),
                    new Form("post", "新媒体推送"),
                    new Form("leaflet", "宣传资料"),
                    new Form("campaign", "宣传活动")),
            EnumSet.of(MEDIA, PARTNER),
            EnumSet.of(ADDRESS, COST, PAPER, PICTURE)),
    WALL_ADVERTISEMENT(
            "wall-advertisement",
            "墙体广告",
            "广告内容",
            "从哪天起",
            List.of(),
            EnumSet.of(PLACE, POSITION, PICTURE),
            EnumSet.of(UNTIL, COST)),
    EVENT(
            "event",
            "展会、对接、比赛、考察",
            "活动名称",
            "第一天",
            List.of(
                    new Form("fair", "展会"),
                    new Form("matchmaking", "产销对接"),
                    new Form("contest", "比赛"),
                    new Form("seminar", "研讨会、沙龙和讲座"),
                    new Form("study-tour", "考察学习"),
                    new Form("promotion", "推介活动"),
                    new Form("sale", "促销和电商节")),
            EnumSet.of(PLACE, PEOPLE),
            EnumSet.of(UNTIL, COST, PARTNER, PARTNER_KIND, PAPER, PICTURE)),
    SOCIAL_ACCOUNT(
            "social-account",
            "新媒体账号",
            "账号名称",
            "开通日期",
            List.of(
                    new Form("微信公众号", "微信公众号"),
                    new Form("微博", "微博"),
                    new Form("抖音", "抖音"),
                    new Form("快手", "快手"),
                    new Form("视频号", "视频号"),
                    new Form("手机APP", "手机APP"),
                    new Form("网站", "网站"),
                    new Form("其他", "其他")),
            EnumSet.noneOf(Part.class),
            EnumSet.of(UNTIL, ADDRESS, PAPER, PICTURE)),
    AGREEMENT(
            "agreement",
            "协议",
            "协议名称",
            "生效日期",
            List.of(
                    new Form("speed-up", "提速降费"),
                    new Form("data-reporting", "信息报送"),
                    new Form("cooperation", "合作"),
                    new Form("operation", "委托运营"),
                    new Form("supervision", "监理"),
                    new Form("audit", "审计")),
            EnumSet.of(PARTNER),
            EnumSet.of(UNTIL, PAPER, PICTURE));

    /** A part of what is said of an activity, besides title, day, body and division. */
    public enum Part {
        UNTIL("最后一天"),
        PLACE("地点"),
        PEOPLE("参加人次"),
        COST("花费（元）"),
        MEDIA("媒体级别"),
        PARTNER("媒体或对方"),
        PARTNER_KIND("对接对象"),
        ADDRESS("网址"),
        POSITION("经纬度"),
        PAPER("文件"),
        PICTURE("照片或扫描件");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A sort of a kind: the word in the database, and the one on pages. */
    public record Form(String id, String label) {}

    /** Whom goods are offered to at a matchmaking. */
    static final List<Form> COUNTERPARTS =
            List.of(
                    new Form("wholesale-market", "农批"),
                    new Form("supermarket", "农超"),
                    new Form("community", "农社"),
                    new Form("enterprise", "农企"),
                    new Form("school", "农校"),
                    new Form("restaurant", "农餐"));

    static final List<Form> MEDIA_LEVELS =
            List.of(
                    new Form("national", "国家级"),
                    new Form("provincial", "省级"),
                    new Form("city", "市级"),
                    new Form("county", "县级"),
                    new Form("town", "镇级"));

    private final String id;
    private final String label;
    private final String titleLabel;
    private final String dayLabel;
    private final List<Form> forms;
    private final Set<Part> needed;
    private final Set<Part> offered;

    ActivityKind(
            String id,
            String label,
            String titleLabel,
            String dayLabel,
            List<Form> forms,
            Set<Part> needed,
            Set<Part> offered) {
        this.id = id;
        this.label = label;
        this.titleLabel = titleLabel;
        this.dayLabel = dayLabel;
        this.forms = forms;
        this.needed = Set.copyOf(needed);
        this.offered = Set.copyOf(offered);
    }

    /** The word in the database and in addresses. */
    public String id() {
        return id;
    }

    /** The word on pages and in workbooks. */
    public String label() {
        return label;
    }

    /** What its title is called. */
    public String titleLabel() {
        return titleLabel;
    }

    /** What its first day is called. */
    public String dayLabel() {
        return dayLabel;
    }

    /** Its sorts; empty where there is only one. */
    public List<Form> forms() {
        return forms;
    }

    public boolean needs(Part part) {
        return needed.contains(part);
    }

    /** Whether the part is asked about at all. */
    public boolean has(Part part) {
        return needed.contains(part) || offered.contains(part);
    }

    /** Whether it lasts until it is ended, instead of being over after its day. */
    public boolean isKeptUp() {
        return this == WALL_ADVERTISEMENT || this == SOCIAL_ACCOUNT || this == AGREEMENT;
    }

    /** The kind of that id or word. */
    static Optional<ActivityKind> read(String written) {
        return Stream.of(values())
                .filter(kind -> kind.id.equals(written) || kind.label.equals(written))
                .findFirst();
    }

    /**
     * The kind of that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ActivityKind of(String id) {
        return read(id).orElseThrow(() -> new IllegalArgumentException("no such kind: " + id));
    }

    static Optional<Form> named(List<Form> forms, String written) {
        return forms.stream()
                .filter(form -> form.id().equals(written) || form.label().equals(written))
                .findFirst();
    }

    static String words(List<Form> forms, String id) {
        return named(forms, id).map(Form::label).orElse(id);
    }
}
