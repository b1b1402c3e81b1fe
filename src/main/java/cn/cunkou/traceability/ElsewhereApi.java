package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.identifiers.DigitalLink;
import cn.cunkou.visibility.identifiers.DigitalLink.Leave;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "elsewhere", description = "条码通向哪里，别的平台保管的批次")
class ElsewhereApi {
    private static final String LINKS = "/api/links";
    private static final String FOREIGN = "/api/foreign-lots";

    private static final int MOST_LINKS = 50;
    private static final int MOST_WORDS = 20;
    private static final int LONGEST_PATH = 1000;

    private final LinkBook book;
    private final ForeignLots foreign;

    ElsewhereApi(LinkBook book, ForeignLots foreign) {
        this.book = book;
        this.foreign = foreign;
    }

    /** One link; {@code linktype} whole or as {@code gs1:pip}. */
    @Schema(name = "KeyLink")
    record LinkJson(
            @Nullable String linktype,
            @Nullable String href,
            @Nullable String title,
            @Nullable String type,
            @Nullable List<@Nullable String> hreflang,
            @Nullable List<@Nullable String> context) {
        static LinkJson of(Link link) {
            return new LinkJson(
                    link.type(),
                    link.href(),
                    link.title(),
                    link.mediaType(),
                    new ArrayList<@Nullable String>(link.languages()),
                    new ArrayList<@Nullable String>(link.contexts()));
        }
    }

    /** Where a key of GS1 leads. */
    @Schema(name = "KeyLinks")
    record LinksJson(
            @Schema(description = "所涉区划代码") @Nullable String division,
            @Schema(description = "GS1 Digital Link的路径，如/01/09506000134352")
                    @Nullable String anchor,
            @Nullable String itemDescription,
            @Schema(description = "没有要求时用哪一种链接，如gs1:pip") @Nullable String defaultLinktype,
            @Nullable List<@Nullable LinkJson> links) {
        static LinksJson of(String division, Anchor anchor) {
            return new LinksJson(
                    division,
                    anchor.path(),
                    anchor.item(),
                    anchor.links().stream()
                            .filter(Link::isDefault)
                            .map(Link::type)
                            .findFirst()
                            .orElse(null),
                    List.copyOf(anchor.links().stream().map(LinkJson::of).toList()));
        }
    }

    @GetMapping(LINKS)
    @Operation(summary = "一个区划登记的条码链接", description = "按路径排列。")
    Paged<LinksJson> links(
            @RequestParam String division,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = book.list(place(division), new Paged.Request(page, size));
        return found.map(anchor -> LinksJson.of(division, anchor));
    }

    @PostMapping(LINKS)
    @Operation(
            summary = "登记条码通向哪里",
            description = "本县在一个路径原来登记的链接全部换成这些，最多50个；links给空列表就是删去。重发结果相同。")
    LinksJson put(@RequestBody LinksJson wanted) {
        var faults = new Faults();
        var place = place(String.valueOf(wanted.division()));
        var path = path(wanted.anchor(), faults);
        var item = faults.required("itemDescription", "名称", wanted.itemDescription(), 200);
        var links = links(wanted, faults);
        Products.refuse(faults, "没有登记");
        book.put(place, path, item, links);
        return wanted;
    }

    private static List<Link> links(LinksJson wanted, Faults faults) {
        var given = wanted.links();
        if (given == null || given.size() > MOST_LINKS) {
            faults.add(
                    "links",
                    given == null ? "没有links" : "超过%d个链接".formatted(MOST_LINKS),
                    "给一个列表，最多%d个；要删去就给空列表".formatted(MOST_LINKS));
            return List.of();
        }
        var usual = Link.type(Objects.requireNonNullElse(wanted.defaultLinktype(), "").strip());
        var links = new ArrayList<Link>();
        for (int i = 0; i < given.size(); i++) {
            links.add(link(given.get(i), "links[%d]".formatted(i), usual, faults));
        }
        if (!links.isEmpty() && links.stream().noneMatch(Link::isDefault)) {
            faults.add("defaultLinktype", "没有这一种链接", "写links里有的一种");
        }
        return links;
    }

    private static String path(@Nullable String anchor, Faults faults) {
        if (anchor == null || anchor.length() > LONGEST_PATH) {
            faults.add("anchor", anchor == null ? "没有写路径" : "太长", "写成/01/商品条码");
            return "";
        }
        var read =
                DigitalLink.read("https://id.gs1.org" + anchor, Set.of(Leave.SHORT_GTIN))
                        .orElse(null);
        // A key of letters may be the beginning of many, too short to be one itself.
        if (read == null) {
            faults.add("anchor", "不是GS1 Digital Link的路径", "写成/01/商品条码，校验位要对");
            return "";
        }
        return LinkBook.path(read.elements());
    }

    private static Link link(@Nullable LinkJson given, String at, String usual, Faults faults) {
        var link = given == null ? new LinkJson(null, null, null, null, null, null) : given;
        var type = Link.type(faults.required(at + ".linktype", "链接种类", link.linktype(), 200));
        if (!type.isEmpty() && !ProductChecks.isWebAddress(type)) {
            faults.add(at + ".linktype", "不是链接种类", "写成gs1:pip这样，或完整的网址");
        }
        var href = faults.required(at + ".href", "网址", link.href(), 1000);
        if (!href.isEmpty() && !ProductChecks.isWebAddress(href.replace("{1}", "x"))) {
            faults.add(at + ".href", "不是网址", "写完整的网址");
        }
        return new Link(
                type,
                href,
                faults.required(at + ".title", "标题", link.title(), 200),
                faults.text(at + ".type", link.type(), 100),
                words(at + ".hreflang", link.hreflang(), faults),
                words(at + ".context", link.context(), faults),
                type.equals(usual));
    }

    private static List<String> words(
            String field, @Nullable List<@Nullable String> given, Faults faults) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST_WORDS) {
            faults.add(field, "超过%d个".formatted(MOST_WORDS), "少写一些");
            return List.of();
        }
        return given.stream().map(word -> faults.required(field, "内容", word, 100)).toList();
    }

    /** A lot whose codes another platform keeps; days are ISO dates. */
    @Schema(name = "ForeignLot")
    record ForeignLotJson(
            @Nullable String division,
            @Nullable String platform,
            @Nullable String number,
            @Nullable String product,
            @Nullable String producer,
            @Nullable String gtin,
            @Nullable String madeOn,
            @Nullable String expiresOn,
            @Schema(description = "扫码打开的网址，码的位置写{code}") @Nullable String address,
            @Nullable String firstCode,
            @Nullable String lastCode) {
        ForeignLotInput input() {
            return new ForeignLotInput(
                    division, platform, number, product, producer, gtin, madeOn, expiresOn, address,
                    firstCode, lastCode);
        }

        static ForeignLotJson of(ForeignLot lot) {
            return new ForeignLotJson(
                    lot.division(),
                    lot.platform(),
                    lot.number(),
                    lot.product(),
                    lot.producer(),
                    lot.gtin(),
                    lot.madeOn().toString(),
                    lot.expiresOn() == null ? null : Objects.toString(lot.expiresOn()),
                    lot.address(),
                    lot.firstCode(),
                    lot.lastCode());
        }
    }

    @GetMapping(FOREIGN)
    @Operation(summary = "别的平台保管的批次", description = "新的在前。")
    Paged<ForeignLotJson> foreign(
            @RequestParam String division,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = foreign.list(place(division), new Paged.Request(page, size));
        return found.map(ForeignLotJson::of);
    }

    @PostMapping(FOREIGN)
    @Operation(summary = "登记别的平台保管的批次", description = "同一平台同一批次号的换成这一条；重发结果相同。")
    ForeignLotJson put(@RequestBody ForeignLotJson wanted) {
        foreign.put(wanted.input());
        return wanted;
    }

    private static DivisionCode place(String typed) {
        if (!DivisionCode.isValid(typed) || !Actor.current().scope().covers(typed)) {
            throw Problem.badRequest(
                    "区划代码有误。",
                    List.of(new Problem.Fault("division", "不是您管理范围内的区划代码", "给6、9或12位区划代码")));
        }
        return DivisionCode.of(typed);
    }
}
