package cn.cunkou.production;

import cn.cunkou.platform.web.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the description of a crop and tells everything that is wrong with it. */
final class CropFile {
    static final int LONGEST = 100_000;
    private static final int MOST_DAYS = 400;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final List<String> UNITS = List.of("亩", "平方米");

    /** Business steps of EPCIS that an act of a producer may be. */
    private static final Set<String> STEPS =
            Set.of(
                    "assembling",
                    "collecting",
                    "commissioning",
                    "creating_class_instance",
                    "destroying",
                    "holding",
                    "inspecting",
                    "installing",
                    "killing",
                    "other",
                    "packing",
                    "receiving",
                    "repairing",
                    "sampling",
                    "stocking",
                    "storing");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final Faults faults;

    private CropFile(Faults faults) {
        this.faults = faults;
    }

    /** The crop; null when something is wrong with it, which the faults tell then. */
    static @Nullable Crop read(String text, Faults faults) {
        if (text.length() > LONGEST) {
            faults.add("file", "模板太大", "一个品类一个文件");
            return null;
        }
        Crop crop;
        try {
            crop = JSON.readValue(text, Crop.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where = at == null || at.getLineNr() < 1 ? "" : "第%d行：".formatted(at.getLineNr());
            faults.add("file", where + "读不出来", "照程序自带的模板写；栏目名不能多也不能错");
            return null;
        }
        new CropFile(faults).check(crop);
        return faults.any() ? null : crop;
    }

    /** A description that the program brings along. */
    static Crop shipped(String text) {
        var faults = new Faults();
        var crop = read(text, faults);
        if (crop == null) {
            throw new IllegalStateException("a crop on board is broken: " + faults.found());
        }
        return crop;
    }

    private void check(Crop crop) {
        id("crop", crop.crop());
        word("title", crop.title());
        if (crop.places().isEmpty()) {
            faults.add("places", "没有写种在、做在哪几种地方", "至少写一种");
        }
        if (!UNITS.contains(crop.areaUnit())) {
            faults.add("areaUnit", "面积单位不对", "写亩或平方米");
        }
        if (crop.silentDays() < 1) {
            faults.add("silentDays", "没有写几天不记就提醒", "写1以上的天数");
        }
        if (crop.acts().isEmpty()) {
            faults.add("acts", "一种农事也没有", "至少写一种");
        }
        var acts = new HashSet<String>();
        for (var act : crop.acts()) {
            var at = "acts." + act.act();
            id(at, act.act());
            word(at, act.title());
            if (act.act() != null && !acts.add(act.act())) {
                faults.add(at, "写了两次", "删去一个");
            }
            act(at, act, crop);
        }
        if (crop.acts().stream().noneMatch(Crop.Act::makesLot)) {
            faults.add("acts", "没有一种农事产出批次", "采收、完工这样的农事写上\"makes\": \"lot\"");
        }
        for (var input : crop.inputs()) {
            word("inputs", input.title());
            word("inputs", input.kind());
            days("inputs", input.days());
        }
    }

    private void act(String at, Crop.Act act, Crop crop) {
        if (act.stage() == null) {
            faults.add(at, "没有写产前、产中还是产后", "stage写before、during或after");
        }
        if (act.step() == null || !STEPS.contains(act.step())) {
            faults.add(at, "step不是EPCIS的业务步骤", "不知道就写other");
        }
        if (act.days() != null) {
            days(at, act.days());
        }
        for (var blocked : act.blocks()) {
            if (crop.act(blocked).isEmpty()) {
                faults.add(at, "blocks里的「%s」不是这个品类的农事".formatted(blocked), "写这个文件里有的");
            }
        }
        var fields = new HashSet<String>();
        for (var field : act.fields()) {
            id(at, field.field());
            word(at, field.title());
            if (!fields.add(String.valueOf(field.field()))) {
                faults.add(at, "栏目「%s」写了两次".formatted(field.field()), "删去一个");
            }
            if (field.kind() == null) {
                faults.add(
                        at,
                        "栏目「%s」没有写kind".formatted(field.field()),
                        "写amount、choice、text、photo、video或input");
            } else if (field.kind() == Crop.Kind.VIDEO && field.required()) {
                faults.add(at, "视频「%s」不能必填".formatted(field.field()), "删去required：视频在记下以后才传");
            } else if (isHollow(field)) {
                faults.add(
                        at,
                        "栏目「%s」没有可选的".formatted(field.field()),
                        "amount写units，choice写choices，input写of");
            }
        }
    }

    private static boolean isHollow(Crop.Field field) {
        return switch (Objects.requireNonNull(field.kind())) {
            case AMOUNT -> field.units().isEmpty();
            case CHOICE -> field.choices().isEmpty();
            case INPUT -> field.of() == null;
            case TEXT, PHOTO, VIDEO -> false;
        };
    }

    private void days(String at, int days) {
        if (days < 0 || days > MOST_DAYS) {
            faults.add(at, "间隔天数不对", "0到%d天".formatted(MOST_DAYS));
        }
    }

    private void id(String at, @Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            faults.add(at, "编号不对", "用小写英文字母、数字和短横线，如rice");
        }
    }

    private void word(String at, @Nullable String word) {
        if (word == null || word.isBlank() || word.length() > 60) {
            faults.add(at, "没有写名称，或者超过60个字", "写上农户认得的叫法");
        }
    }
}
