package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Party;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was filled in of a product or a lot, and says everything that is wrong with it. */
@Component
class ProductChecks {
    private final Divisions divisions;
    private final Counties counties;
    private final Files files;

    ProductChecks(Divisions divisions, Counties counties, Files files) {
        this.divisions = divisions;
        this.counties = counties;
        this.files = files;
    }

    /** What a product is, whoever makes it. */
    record Details(String name, String kind, @Nullable String gtin, @Nullable String shop) {}

    /** What a lot is; the day is null only beside a fault. */
    record LotDetails(
            @Nullable DivisionCode place,
            String number,
            @Nullable LocalDate madeOn,
            @Nullable LocalDate expiresOn,
            String note) {}

    static Details details(ProductInput input, Faults faults) {
        return new Details(
                faults.required("name", "产品名称", input.name(), 60),
                faults.required("kind", "品类", input.kind(), 20),
                gtin(input.gtin(), faults),
                shop(input.shop(), faults));
    }

    /**
     * @param today of the county whose product it is
     */
    LotDetails lot(LotInput input, LocalDate today, Faults faults) {
        var place = place(input.division(), faults);
        var number = faults.required("number", "批次号", input.number(), 40);
        var made = FormDay.read(faults, "madeOn", input.madeOn());
        var expires = FormDay.read(faults, "expiresOn", input.expiresOn());
        checkDays(made, expires, today, faults);
        var note = Objects.requireNonNullElse(faults.text("note", input.note(), 200), "");
        return new LotDetails(place, number, made, expires, note);
    }

    private static void checkDays(
            @Nullable LocalDate made, @Nullable LocalDate expires, LocalDate today, Faults faults) {
        if (made == null) {
            if (faults.found().stream().noneMatch(one -> one.field().equals("madeOn"))) {
                faults.add("madeOn", "没有填采收或生产日期", "请填写采收或生产日期");
            }
        } else if (made.isAfter(today)) {
            faults.add("madeOn", "晚于今天", "填已经采收或生产的日期");
        } else if (expires != null && expires.isBefore(made)) {
            faults.add("expiresOn", "早于采收或生产日期", "核对两个日期");
        }
    }

    @Nullable DivisionCode place(@Nullable String typed, Faults faults) {
        var code = Faults.given(typed);
        if (code != null && DivisionCode.isValid(code)) {
            var place = DivisionCode.of(code);
            var scope = Actor.current().scope();
            if (code.length() >= 6
                    && scope.covers(code)
                    && divisions.find(place, counties.today(place)).isPresent()) {
                return place;
            }
        }
        faults.add("division", "没有选所在区划，或它不在您的管理范围内", "从列表里选镇或村");
        return null;
    }

    static Party.Kind producerKind(@Nullable String typed, Faults faults) {
        return Products.PRODUCERS.stream()
                .filter(kind -> kind.id().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    faults.add("producerKind", "没有选生产者是哪一类", "选合作社、企业或农户");
                    return Party.Kind.COOPERATIVE;
                });
    }

    private static @Nullable String gtin(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        var gtin = Gtin.read(text);
        if (gtin.isEmpty()) {
            faults.add("gtin", "不是商品条码，或校验位不对", "照包装上的条码填8、12、13或14位数字，没有就留空");
        }
        return gtin.map(Gtin::digits).orElse(null);
    }

    private static @Nullable String shop(@Nullable String typed, Faults faults) {
        var text = faults.text("shop", typed, 300);
        if (text != null && !isWebAddress(text)) {
            faults.add("shop", "不是网址", "从浏览器复制完整的网址，以https://开头");
            return null;
        }
        return text;
    }

    static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Stores a photograph, made small; its SHA-256, or null beside a fault. */
    @Nullable String picture(InputStream content, Faults faults) {
        try {
            var small = SmallPicture.of(content);
            if (small.isPresent()) {
                return files.store(
                                new ByteArrayInputStream(small.get()),
                                "product.jpg",
                                Files.Rule.PICTURES_AND_PAPERS)
                        .sha256();
            }
        } catch (IOException e) {
            // A broken picture is said like one that is none.
        }
        faults.add("file", "打不开这张照片，或者太大", "选一张JPG或PNG照片");
        return null;
    }
}
