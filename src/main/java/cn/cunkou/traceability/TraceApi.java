package cn.cunkou.traceability;

import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.traceability.Corrections.Correction;
import cn.cunkou.traceability.Rolls.Packing;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.traceability.Rolls.Spoilage;
import cn.cunkou.traceability.Rolls.SpoilageInput;
import cn.cunkou.values.DivisionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "traceability", description = "产品、批次、溯源码：登记、更正、发码、绑定、作废")
class TraceApi {
    private static final String PRODUCTS = "/api/products";
    private static final String LOTS = "/api/lots";
    private static final String ROLLS = "/api/rolls";
    private static final String ONCE = "重发同一请求（同一Idempotency-Key）得到同一答复，只做一次。";

    private final Products products;
    private final Lots lots;
    private final Rolls rolls;
    private final Corrections corrections;
    private final Idempotency idempotency;

    TraceApi(
            Products products,
            Lots lots,
            Rolls rolls,
            Corrections corrections,
            Idempotency idempotency) {
        this.products = products;
        this.lots = lots;
        this.rolls = rolls;
        this.corrections = corrections;
        this.idempotency = idempotency;
    }

    /** A product with what was mended of it. */
    @Schema(name = "TracedProduct")
    record ProductJson(
            String id,
            String division,
            String producer,
            String name,
            String kind,
            @Nullable String gtin,
            @Nullable String shop,
            long lots,
            long rolls,
            List<CorrectionJson> corrections) {
        static ProductJson of(Product product, List<Correction> corrections) {
            return new ProductJson(
                    product.id().toString(),
                    product.division(),
                    product.producer(),
                    product.name(),
                    product.kind(),
                    product.gtin(),
                    product.shop(),
                    product.lots(),
                    product.rolls(),
                    corrections.stream().map(CorrectionJson::of).toList());
        }
    }

    /** What was mended; {@code at} is an instant. */
    @Schema(name = "TraceCorrection")
    record CorrectionJson(List<String> changes, String reason, String at, String by) {
        static CorrectionJson of(Correction correction) {
            return new CorrectionJson(
                    correction.changes(),
                    correction.reason(),
                    correction.recordedAt().toString(),
                    correction.recordedBy());
        }
    }

    /** A lot; days are ISO dates, {@code epc} is what events call it. */
    @Schema(name = "TracedLot")
    record LotJson(
            String id,
            String division,
            String product,
            String number,
            String epc,
            String madeOn,
            @Nullable String expiresOn,
            String note,
            long codes,
            @Nullable String held,
            List<CorrectionJson> corrections) {
        static LotJson of(Lot lot, List<Correction> corrections) {
            var expires = lot.expiresOn();
            return new LotJson(
                    lot.id().toString(),
                    lot.division(),
                    lot.product().toString(),
                    lot.number(),
                    lot.epc(),
                    lot.madeOn().toString(),
                    expires == null ? null : expires.toString(),
                    lot.note(),
                    lot.codes(),
                    lot.held(),
                    corrections.stream().map(CorrectionJson::of).toList());
        }
    }

    /** Codes on a lot, from one printed number to another, both included. */
    @Schema(name = "CodeBinding")
    record BindingJson(String id, String lot, long first, long last, String day) {
        static BindingJson of(Packing packing) {
            return new BindingJson(
                    packing.id().toString(),
                    packing.lot().toString(),
                    packing.first(),
                    packing.last(),
                    packing.packedOn().toString());
        }
    }

    /** Codes that are on no thing any more. */
    @Schema(name = "CodeSpoilage")
    record SpoilageJson(String kind, long first, long last, String reason) {
        static SpoilageJson of(Spoilage spoilage) {
            return new SpoilageJson(
                    spoilage.kind(), spoilage.first(), spoilage.last(), spoilage.reason());
        }
    }

    /** A roll of codes and what became of them. */
    @Schema(name = "CodeRoll")
    record RollJson(
            String id,
            String product,
            String label,
            long codes,
            String printer,
            String issuedOn,
            List<BindingJson> bound,
            List<SpoilageJson> spoilt) {}

    /** A product to be registered. */
    @Schema(name = "NewTracedProduct")
    record NewProductJson(
            @Schema(description = "生产者所在区划代码", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String division,
            @Schema(allowableValues = {"cooperative", "enterprise", "household"})
                    @Nullable String producerKind,
            @Nullable String producer,
            @Nullable String name,
            @Schema(description = "种类，如茶叶") @Nullable String kind,
            @Nullable String gtin,
            @Nullable String shop) {
        ProductInput input() {
            return new ProductInput(division, producerKind, producer, name, kind, gtin, shop);
        }
    }

    /** What a product should have said, and why it did not. */
    @Schema(name = "ProductCorrection")
    record ProductCorrectionJson(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String gtin,
            @Nullable String shop,
            @Nullable String reason) {
        ProductInput input() {
            return new ProductInput(null, null, null, name, kind, gtin, shop);
        }
    }

    /** A lot to be registered; days are ISO dates. */
    @Schema(name = "NewTracedLot")
    record NewLotJson(
            @Nullable UUID product,
            @Schema(description = "产地的区划代码") @Nullable String division,
            @Nullable String number,
            @Nullable String madeOn,
            @Nullable String expiresOn,
            @Nullable String note) {
        LotInput input() {
            return new LotInput(division, number, madeOn, expiresOn, note);
        }
    }

    /** What a lot should have said, and why it did not. */
    @Schema(name = "LotCorrection")
    record LotCorrectionJson(
            @Nullable String division,
            @Nullable String number,
            @Nullable String madeOn,
            @Nullable String expiresOn,
            @Nullable String note,
            @Nullable String reason) {
        LotInput input() {
            return new LotInput(division, number, madeOn, expiresOn, note);
        }
    }

    /** A roll to be issued. */
    @Schema(name = "NewCodeRoll")
    record NewRollJson(@Nullable UUID product, long codes, @Nullable String printer) {}

    /** Codes to be put on a lot; without day, today. */
    @Schema(name = "NewCodeBinding")
    record NewBindingJson(@Nullable UUID lot, long first, long last, @Nullable String day) {}

    /** Codes bound to a wrong lot. */
    @Schema(name = "CodeRebinding")
    record RebindingJson(@Nullable UUID lot, @Nullable String reason) {}

    /** Codes that are on no thing any more. */
    @Schema(name = "NewCodeSpoilage")
    record NewSpoilageJson(
            @Schema(allowableValues = {"void", "damaged", "returned"}) @Nullable String kind,
            long first,
            long last,
            @Nullable String reason) {}

    @GetMapping(PRODUCTS)
    @Operation(summary = "查产品", description = "只给出令牌管理范围内的产品。")
    Paged<ProductJson> products(
            @Parameter(description = "所在区划代码") @RequestParam(defaultValue = "") String division,
            @Parameter(description = "名称、种类、生产者、条码里的字") @RequestParam(defaultValue = "")
                    String text,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = products.list(place(division), text, new Paged.Request(page, size));
        return found.map(one -> ProductJson.of(one, List.of()));
    }

    @GetMapping(PRODUCTS + "/{id}")
    @Operation(summary = "一个产品")
    ProductJson product(@PathVariable UUID id) {
        return ProductJson.of(products.get(id), corrections.ofProduct(id));
    }

    @PostMapping(PRODUCTS)
    @Operation(summary = "登记产品", description = ONCE + "同一生产者的产品重名，或商品条码已用，答复409。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<ProductJson> addProduct(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewProductJson wanted) {
        var added =
                idempotency.once(
                        key,
                        PRODUCTS,
                        wanted,
                        ProductJson.class,
                        () -> product(products.add(wanted.input(), null)));
        return created(PRODUCTS, added.id(), added);
    }

    @PostMapping(PRODUCTS + "/{id}/correct")
    @Operation(summary = "更正产品", description = "原来的说法和原因保留。已经发过码的产品不能改商品条码。" + ONCE)
    ProductJson correctProduct(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody ProductCorrectionJson wanted) {
        return idempotency.once(
                key,
                PRODUCTS + "/" + id + "/correct",
                wanted,
                ProductJson.class,
                () -> {
                    corrections.product(id, wanted.input(), null, wanted.reason());
                    return product(id);
                });
    }

    @GetMapping(LOTS)
    @Operation(summary = "查批次", description = "按产品查，或按区划查；新的在前，最多500批。")
    List<LotJson> lots(
            @Parameter(description = "产品的编号") @RequestParam(required = false)
                    @Nullable UUID product,
            @Parameter(description = "产地的区划代码") @RequestParam(defaultValue = "") String division) {
        var place = place(division);
        if (product == null && place == null) {
            throw Problem.badRequest("请给出product或division。");
        }
        var found = product == null ? lots.within(Objects.requireNonNull(place)) : lots.of(product);
        return found.stream().map(lot -> LotJson.of(lot, List.of())).toList();
    }

    @GetMapping(LOTS + "/{id}")
    @Operation(summary = "一个批次")
    LotJson lot(@PathVariable UUID id) {
        return LotJson.of(lots.get(id), corrections.ofLot(id));
    }

    @PostMapping(LOTS)
    @Operation(summary = "登记批次", description = ONCE + "这个产品已有同一批次号时答复409。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<LotJson> addLot(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewLotJson wanted) {
        var product = required("product", wanted.product());
        var added =
                idempotency.once(
                        key,
                        LOTS,
                        wanted,
                        LotJson.class,
                        () -> lot(products.addLot(product, wanted.input())));
        return created(LOTS, added.id(), added);
    }

    @PostMapping(LOTS + "/{id}/correct")
    @Operation(summary = "更正批次", description = "原来的说法和原因保留，消费者也看得到更正过。" + ONCE)
    LotJson correctLot(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody LotCorrectionJson wanted) {
        return idempotency.once(
                key,
                LOTS + "/" + id + "/correct",
                wanted,
                LotJson.class,
                () -> {
                    corrections.lot(id, wanted.input(), wanted.reason());
                    return lot(id);
                });
    }

    @GetMapping(ROLLS)
    @Operation(summary = "一个产品的码卷", description = "新的在前。")
    List<RollJson> rolls(@Parameter(description = "产品的编号") @RequestParam UUID product) {
        return rolls.of(product).stream().map(this::shown).toList();
    }

    @GetMapping(ROLLS + "/{id}")
    @Operation(summary = "一卷码：绑定到哪些批次，哪些作废")
    RollJson roll(@PathVariable UUID id) {
        return shown(rolls.get(id));
    }

    @PostMapping(ROLLS)
    @Operation(summary = "发一卷码", description = ONCE + "码本身不存；导出在后台页面。")
    @ApiResponse(responseCode = "201", description = "已发放")
    ResponseEntity<RollJson> issue(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewRollJson wanted) {
        var product = required("product", wanted.product());
        var input = new RollInput(Long.toString(wanted.codes()), wanted.printer());
        var issued =
                idempotency.once(
                        key,
                        ROLLS,
                        wanted,
                        RollJson.class,
                        () -> roll(rolls.issue(product, input)));
        return created(ROLLS, issued.id(), issued);
    }

    @PostMapping(ROLLS + "/{id}/bind")
    @Operation(
            summary = "把一段码绑定到批次",
            description = ONCE + "段里有码已经绑定，答复409；批次被停止绑定，或号码、日期不对，答复422并说明原因。")
    RollJson bind(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewBindingJson wanted) {
        var input =
                new PackingInput(
                        required("lot", wanted.lot()).toString(),
                        Long.toString(wanted.first()),
                        Long.toString(wanted.last()),
                        wanted.day());
        return done(key, id, "bind", wanted, () -> rolls.pack(id, input));
    }

    @PostMapping(ROLLS + "/{id}/bindings/{binding}/rebind")
    @Operation(summary = "改绑到另一个批次", description = "原来的绑定和原因保留。" + ONCE)
    RollJson rebind(
            @PathVariable UUID id,
            @PathVariable UUID binding,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody RebindingJson wanted) {
        var lot = required("lot", wanted.lot()).toString();
        return done(
                key,
                id,
                "bindings/" + binding + "/rebind",
                wanted,
                () -> rolls.repack(id, binding, lot, wanted.reason()));
    }

    @PostMapping(ROLLS + "/{id}/void")
    @Operation(summary = "登记一段码作废、破损或退回", description = ONCE + "段里有码已经登记过，答复409。")
    RollJson spoil(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewSpoilageJson wanted) {
        var input =
                new SpoilageInput(
                        wanted.kind(),
                        Long.toString(wanted.first()),
                        Long.toString(wanted.last()),
                        wanted.reason());
        return done(key, id, "void", wanted, () -> rolls.spoil(id, input));
    }

    private RollJson done(String key, UUID id, String act, Object wanted, Runnable doing) {
        return idempotency.once(
                key,
                ROLLS + "/" + id + "/" + act,
                wanted,
                RollJson.class,
                () -> {
                    doing.run();
                    return roll(id);
                });
    }

    private RollJson shown(Roll roll) {
        return new RollJson(
                roll.id().toString(),
                roll.product().toString(),
                roll.label(),
                roll.codes(),
                roll.printer(),
                roll.issuedOn().toString(),
                rolls.packings(roll.id()).stream().map(BindingJson::of).toList(),
                rolls.spoilages(roll.id()).stream().map(SpoilageJson::of).toList());
    }

    private static <T> ResponseEntity<T> created(String path, String id, T body) {
        return ResponseEntity.created(URI.create(path + "/" + id)).body(body);
    }

    private static UUID required(String field, @Nullable UUID id) {
        if (id == null) {
            throw Problem.badRequest(
                    "缺少" + field + "。", List.of(new Problem.Fault(field, "没有给", "给出登记时得到的编号")));
        }
        return id;
    }

    private static @Nullable DivisionCode place(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        if (!DivisionCode.isValid(typed)) {
            throw Problem.badRequest(
                    "区划代码有误。", List.of(new Problem.Fault("division", "不是区划代码", "给6、9或12位区划代码")));
        }
        return DivisionCode.of(typed);
    }
}
