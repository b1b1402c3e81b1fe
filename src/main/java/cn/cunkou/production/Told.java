package cn.cunkou.production;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.production.Crop.Field;
import cn.cunkou.production.Crop.Input;
import cn.cunkou.production.Crop.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was told of an act.
 *
 * @param values by field, without photographs
 * @param photos by field
 * @param said all of it in words; {@code shown} what buyers may read of it
 * @param input what was used; null where nothing was
 * @param amount how much; null where nobody said
 */
record Told(
        Map<String, String> values,
        Map<String, byte[]> photos,
        String said,
        String shown,
        @Nullable Input input,
        @Nullable Amount amount) {
    private static final int LARGEST_PHOTO = 2 << 20;
    private static final int LONGEST = 100;
    private static final Pattern PHOTO =
            Pattern.compile("data:image/(?:jpeg|png);base64,(?<bytes>[A-Za-z0-9+/=]+)");

    /** Reads the fields of an act and tells everything that is wrong with them. */
    static Told read(Crop crop, Crop.Act act, ActInput sent, Faults faults) {
        var values = new TreeMap<String, String>();
        var photos = new HashMap<String, byte[]>();
        var said = new ArrayList<String>();
        var shown = new ArrayList<String>();
        Input used = null;
        Amount quantity = null;
        for (var field : act.fields()) {
            var name = "fields." + field.field();
            var typed = Faults.given(sent.given().get(field.field()));
            if (typed == null) {
                if (field.required()) {
                    faults.add(name, "没有填「%s」".formatted(field.title()), "补上");
                }
                continue;
            }
            if (field.kind() == Kind.VIDEO) {
                faults.add(name, "视频不和农事一起发", "农事记下以后，再传它的视频");
                continue;
            }
            if (field.kind() == Kind.PHOTO) {
                photo(name, typed, faults, field.field(), photos);
                continue;
            }
            var value = typed;
            switch (field.kind()) {
                case AMOUNT -> {
                    var amount = Amount.read(typed, field.units()).orElse(null);
                    if (amount == null) {
                        faults.add(
                                name,
                                "「%s」不是数量".formatted(typed),
                                "写成12.5%s这样，单位可用：%s"
                                        .formatted(
                                                field.units().getFirst(),
                                                String.join("、", field.units())));
                        continue;
                    }
                    value = amount.toString();
                    if (amount.isQuantity() && quantity == null) {
                        quantity = amount;
                    }
                }
                case CHOICE -> oneOf(name, field, typed, field.choices(), faults);
                case INPUT -> {
                    var inputs = crop.inputs(field.of());
                    used =
                            inputs.stream()
                                    .filter(one -> one.title().equals(typed))
                                    .findFirst()
                                    .orElse(null);
                    oneOf(name, field, typed, inputs.stream().map(Input::title).toList(), faults);
                }
                case TEXT -> faults.text(name, typed, LONGEST);
                case PHOTO, VIDEO -> throw new IllegalStateException("read above");
            }
            values.put(field.field(), value);
            said.add(value);
            if (field.kind() != Kind.TEXT || field.shown()) {
                shown.add(value);
            }
        }
        unknown(act, sent, faults);
        return new Told(
                values, photos, String.join("，", said), String.join("，", shown), used, quantity);
    }

    private static void oneOf(
            String name, Field field, String typed, List<String> offered, Faults faults) {
        if (!offered.contains(typed)) {
            faults.add(
                    name,
                    "「%s」里没有「%s」".formatted(field.title(), typed),
                    offered.isEmpty()
                            ? "请镇里或县里先登记"
                            : "可选：%s；没有就请县里登记".formatted(String.join("、", offered)));
        }
    }

    private static void unknown(Crop.Act act, ActInput sent, Faults faults) {
        for (var given : sent.given().keySet()) {
            if (!given.equals("lot")
                    && act.fields().stream().noneMatch(field -> field.field().equals(given))) {
                faults.add("fields." + given, "%s没有这一栏".formatted(act.title()), "删去");
            }
        }
    }

    private static void photo(
            String name, String sent, Faults faults, String field, Map<String, byte[]> photos) {
        var address = PHOTO.matcher(sent);
        if (sent.length() > LARGEST_PHOTO || !address.matches()) {
            faults.add(name, "照片读不出来，或者超过1.5 MB", "重新拍一张");
            return;
        }
        try {
            photos.put(field, Base64.getDecoder().decode(address.group("bytes")));
        } catch (IllegalArgumentException e) {
            faults.add(name, "照片没有传完整", "重新拍一张");
        }
    }
}
