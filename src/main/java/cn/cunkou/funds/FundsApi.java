package cn.cunkou.funds;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FilterDay;
import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(FundsApi.PATH)
@Tag(name = "funds", description = "专项资金：专账、来源、预算、账目、账本根")
class FundsApi {
    static final String PATH = "/api/funds";

    private final Funds funds;
    private final PublicFunds publicFunds;
    private final FundDesk desk;
    private final Sums sums;
    private final EntryLists lists;
    private final Moves moves;
    private final Seals seals;
    private final FundForms forms;
    private final Idempotency idempotency;

    FundsApi(
            Funds funds,
            PublicFunds publicFunds,
            FundDesk desk,
            Sums sums,
            EntryLists lists,
            Moves moves,
            Seals seals,
            FundForms forms,
            Idempotency idempotency) {
        this.funds = funds;
        this.publicFunds = publicFunds;
        this.desk = desk;
        this.sums = sums;
        this.lists = lists;
        this.moves = moves;
        this.seals = seals;
        this.forms = forms;
        this.idempotency = idempotency;
    }

    /** A fund as everybody may know it; amounts in fen. */
    @Schema(name = "Fund")
    record FundJson(
            String id,
            String division,
            @Nullable String plan,
            String title,
            @Schema(allowableValues = {"earmarked", "fifo", "proportional"}) String attribution,
            LocalDate opened,
            @Schema(description = "到账减退回，分") long received,
            @Schema(description = "支付减追缴，分") long paid,
            @Schema(description = "结存，分") long onHand,
            long entries) {}

    /** A fund to be opened. */
    @Schema(name = "NewFund")
    record NewFundJson(
            @Schema(description = "县级区划代码", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String division,
            @Schema(description = "方案的编号；别的项目不填") @Nullable String plan,
            @Schema(description = "别的项目的编号，例如 rural-2020") @Nullable String id,
            @Nullable String title,
            @Schema(allowableValues = {"earmarked", "fifo", "proportional"})
                    @Nullable String attribution,
            @Schema(description = "开户行") @Nullable String bank,
            @Schema(description = "账号后四位") @Nullable String accountTail,
            @Schema(description = "专人") @Nullable String responsible,
            @Schema(description = "依据的文号") @Nullable String document,
            @Nullable String day) {}

    /** A source or budget line that the plan leaves to papers of the county; amounts in fen. */
    @Schema(name = "NewSource")
    record NewSourceJson(
            @Nullable String id,
            @Nullable String label,
            @Schema(description = "下达的数，分；文件没有写就不给") @Nullable Long amount,
            @Nullable String document) {}

    @Schema(name = "NewBudgetLine")
    record NewLineJson(
            @Nullable String id,
            @Nullable String label,
            @Schema(description = "预算，分") @Nullable Long amount,
            @Schema(description = "方案里没有写预算项的规则，哪几条管它") @Nullable List<String> rules,
            @Nullable String day,
            @Nullable String document) {}

    /** Something entered into the ledger; amounts in fen. */
    @Schema(name = "Move")
    record MoveJson(
            @Nullable String source,
            @Nullable String line,
            @Nullable String toLine,
            @Schema(description = "分") @Nullable Long amount,
            @Nullable String day,
            @Nullable String contract,
            @Schema(description = "占用的编号") @Nullable String commitment,
            @Schema(description = "支付的编号") @Nullable String payment,
            @Schema(description = "账号") @Nullable Long entry,
            @Schema(description = "依据：文号或文件名") @Nullable String document,
            @Nullable String purpose) {
        MoveInput input() {
            return new MoveInput(
                    source,
                    line,
                    toLine,
                    yuan(amount),
                    day,
                    contract,
                    commitment,
                    payment,
                    entry == null ? null : entry.toString(),
                    document,
                    purpose);
        }
    }

    /** The root over the first so many entries of a ledger. */
    @Schema(name = "LedgerRoot")
    record RootJson(
            String fund,
            LocalDate day,
            @Schema(description = "有多少笔账") long size,
            @Schema(description = "RFC 9162 Merkle树的根，SHA-256，十六进制") String root,
            Instant sealedAt) {}

    /** Fen as the yuan that forms read. */
    static @Nullable String yuan(@Nullable Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @GetMapping
    @Operation(summary = "有哪些专账", description = "金额是分。")
    List<FundJson> list(
            @Parameter(description = "县级区划代码") @RequestParam(defaultValue = "") String division) {
        return publicFunds.all().stream()
                .filter(fund -> division.isEmpty() || fund.division().equals(division))
                .filter(fund -> Counties.mayTellOf(DivisionCode.of(fund.division())))
                .map(this::json)
                .toList();
    }

    private FundJson json(PublicFunds.PublicFund fund) {
        var flows = sums.flows(fund.id(), null);
        var sources = flows.sources();
        var received = sources.stream().mapToLong(flows::received).sum();
        var onHand = sources.stream().mapToLong(flows::onHand).sum();
        return new FundJson(
                fund.id(),
                fund.division(),
                fund.plan(),
                fund.title(),
                fund.attribution(),
                fund.openedDay(),
                received,
                flows.spent(_ -> true),
                onHand,
                flows.entries().orElse(0L));
    }

    @PostMapping
    @Operation(summary = "开设专账", description = "专账、专户、专人；预算项照方案记下。")
    @ApiResponse(responseCode = "201", description = "已开设")
    ResponseEntity<FundJson> open(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewFundJson fund) {
        var opened =
                idempotency.once(
                        key,
                        PATH,
                        fund,
                        FundJson.class,
                        () ->
                                json(
                                        publicFunds.get(
                                                forms.open(
                                                                new FundInput(
                                                                        fund.division(),
                                                                        fund.plan(),
                                                                        fund.id(),
                                                                        fund.title(),
                                                                        fund.attribution(),
                                                                        fund.bank(),
                                                                        fund.accountTail(),
                                                                        fund.responsible(),
                                                                        fund.document(),
                                                                        fund.day()))
                                                        .id())));
        return ResponseEntity.created(URI.create(PATH + "/" + opened.id())).body(opened);
    }

    @GetMapping("/{fund}")
    @Operation(summary = "一个专账的来源、预算和规则", description = "金额是分。")
    OverviewJson overview(@PathVariable String fund) {
        return OverviewJson.of(desk.overview(funds.get(fund)));
    }

    @PostMapping("/{fund}/sources")
    @Operation(summary = "登记资金来源", description = "方案没有写的来源，或者方案没有写明数目的来源。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<OverviewJson> source(
            @PathVariable String fund,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewSourceJson source) {
        var after =
                idempotency.once(
                        key,
                        PATH + "/" + fund + "/sources",
                        source,
                        OverviewJson.class,
                        () -> {
                            forms.source(
                                    funds.get(fund),
                                    new SourceInput(
                                            source.id(),
                                            source.label(),
                                            yuan(source.amount()),
                                            source.document()));
                            return overview(fund);
                        });
        return ResponseEntity.created(URI.create(PATH + "/" + fund)).body(after);
    }

    @PostMapping("/{fund}/lines")
    @Operation(summary = "下达一个预算项", description = "只用于没有预算表的方案和别的项目。")
    @ApiResponse(responseCode = "201", description = "已下达")
    ResponseEntity<OverviewJson> line(
            @PathVariable String fund,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewLineJson line) {
        var after =
                idempotency.once(
                        key,
                        PATH + "/" + fund + "/lines",
                        line,
                        OverviewJson.class,
                        () -> {
                            forms.line(
                                    funds.get(fund),
                                    new LineInput(
                                            line.id(),
                                            line.label(),
                                            yuan(line.amount()),
                                            line.rules(),
                                            line.day(),
                                            line.document()));
                            return overview(fund);
                        });
        return ResponseEntity.created(URI.create(PATH + "/" + fund)).body(after);
    }

    @PostMapping("/{fund}/moves/{kind}")
    @Operation(
            summary = "登记到账、退回、调剂、合同占用、追缴、冲正",
            description = "kind：receipt、return、adjustment、commitment、release、claw-back、correction。")
    @ApiResponse(responseCode = "201", description = "已记账")
    ResponseEntity<List<EntryJson>> move(
            @PathVariable String fund,
            @PathVariable String kind,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody MoveJson move) {
        var wanted = MoveKind.find(kind).orElseThrow(() -> Problem.notFound("这种账"));
        var entries =
                idempotency.once(
                        key,
                        PATH + "/" + fund + "/moves/" + kind,
                        move,
                        EntryJson[].class,
                        () ->
                                moves.enter(funds.get(fund), wanted, move.input()).stream()
                                        .map(EntryJson::of)
                                        .toArray(EntryJson[]::new));
        return ResponseEntity.created(
                        URI.create(PATH + "/" + fund + "/entries/" + entries[0].number()))
                .body(List.of(entries));
    }

    @GetMapping("/{fund}/trial-balance")
    @Operation(summary = "试算平衡表", description = "每个科目的收、付、余，分。收合计等于付合计；余额相加为零。asOf 只算到那一天的账。")
    Sums.TrialBalance trialBalance(
            @PathVariable String fund,
            @Parameter(description = "算到哪一天，不填全算") @RequestParam(defaultValue = "") String asOf) {
        var found = told(fund);
        return sums.trialBalance(found.id(), day("asOf", asOf));
    }

    @GetMapping("/{fund}/entries")
    @Operation(summary = "账目", description = "新的在前，金额是分。")
    Paged<EntryJson> entries(
            @PathVariable String fund,
            EntryQuery query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = lists.list(query.filter(funds.get(fund).id()), new Paged.Request(page, size));
        return found.map(EntryJson::of);
    }

    @GetMapping("/{fund}/entries/{number}")
    @Operation(summary = "一笔账")
    EntryJson entry(@PathVariable String fund, @PathVariable long number) {
        var query = EntryQuery.numbered(number);
        return lists
                .list(query.filter(funds.get(fund).id()), new Paged.Request(1, 1))
                .rows()
                .stream()
                .findFirst()
                .map(EntryJson::of)
                .orElseThrow(() -> Problem.notFound("第%d笔账".formatted(number)));
    }

    @GetMapping("/{fund}/entries/{number}/proof")
    @Operation(
            summary = "一笔账在账本里的证明",
            description =
                    "RFC 9162 的包含证明：叶是 SHA-256(0x00 ‖ text)，text 只给看得到这笔账的人。valid 为假，说明封账以后有人改过。")
    Seals.Inclusion proof(
            @PathVariable String fund,
            @PathVariable long number,
            @Parameter(description = "对照哪一天的账本根，不填用最新的") @RequestParam(defaultValue = "")
                    String day) {
        var found = told(fund);
        if (day.isEmpty()) {
            seals.sealNow(found.id());
        }
        return seals.inclusion(found.id(), number, day("day", day));
    }

    @GetMapping("/{fund}/root")
    @Operation(summary = "账本根", description = "到那一天为止的最后一个账本根；不填 day 是最新的。")
    RootJson root(
            @PathVariable String fund,
            @Parameter(description = "哪一天") @RequestParam(defaultValue = "") String day) {
        var found = told(fund);
        seals.sealNow(found.id());
        return seals.last(found.id(), day("day", day))
                .map(seal ->
                        new RootJson(
                                seal.fund(), seal.day(), seal.size(), seal.root(), seal.sealedAt()))
                .orElseThrow(() -> Problem.notFound("那一天以前的账本根"));
    }

    @GetMapping("/{fund}/consistency")
    @Operation(summary = "两个账本根之间的证明", description = "RFC 9162 的一致性证明：后一个账本是前一个长出来的，前面的没有改过。")
    Seals.Consistency consistency(
            @PathVariable String fund, @RequestParam long first, @RequestParam long second) {
        return seals.consistency(told(fund).id(), first, second);
    }

    /** A fund of the county that was asked, or of any where none was named. */
    private PublicFunds.PublicFund told(String fund) {
        var found = publicFunds.get(fund);
        if (!Counties.mayTellOf(DivisionCode.of(found.division()))) {
            throw Funds.missing();
        }
        return found;
    }

    static @Nullable LocalDate day(String field, String typed) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            return FilterDay.parsed(text);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(
                    "日期不对。",
                    List.of(
                            new Problem.Fault(
                                    field, "「%s」不是日期".formatted(text), "写成2019-11-12这样")));
        }
    }
}
