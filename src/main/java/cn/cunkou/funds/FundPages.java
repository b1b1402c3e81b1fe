package cn.cunkou.funds;

import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.values.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 资金: the funds of a county, one of them, its entries and their proofs. */
@Controller
class FundPages {
    static final String PATH = "/console/funds";

    private static final int ROWS = 50;
    private static final Columns ENTRIES =
            new Columns(
                    "账目",
                    List.of(
                            Column.integer("账号"),
                            Column.day("日期"),
                            Column.text("种类"),
                            Column.text("从"),
                            Column.text("到"),
                            Column.money("金额（元）"),
                            Column.code("来源"),
                            Column.code("预算项"),
                            Column.note("用途或说明"),
                            Column.note("依据"),
                            Column.text("记账人"),
                            Column.text("记账时间")));
    private static final Columns BALANCE =
            new Columns(
                    "试算平衡表",
                    List.of(
                            Column.code("科目"),
                            Column.text("名称"),
                            Column.money("收（元）"),
                            Column.money("付（元）"),
                            Column.money("余额（元）")));

    private final Funds funds;
    private final FundDesk desk;
    private final FundForms forms;
    private final EntryLists lists;
    private final Sums sums;
    private final Seals seals;
    private final Payments payments;
    private final Plans plans;
    private final Counties counties;
    private final FormKeys keys;

    FundPages(
            Funds funds,
            FundDesk desk,
            FundForms forms,
            EntryLists lists,
            Sums sums,
            Seals seals,
            Payments payments,
            Plans plans,
            Counties counties,
            FormKeys keys) {
        this.funds = funds;
        this.desk = desk;
        this.forms = forms;
        this.lists = lists;
        this.sums = sums;
        this.seals = seals;
        this.payments = payments;
        this.plans = plans;
        this.counties = counties;
        this.keys = keys;
    }

    @Bean
    static MenuEntry fundsMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 340, "资金", PATH, "money");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var chosen = counties.chosen(county);
        var all = funds.in(chosen.code()).stream().map(desk::overview).toList();
        model.addAttribute("page", new FundsPage(chosen, all, done));
        return "funds/funds";
    }

    @GetMapping(PATH + "/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county);
        var open = plans(chosen);
        var only = open.size() == 1 ? open.getFirst().value() : null;
        var input =
                new FundInput(
                        chosen.code().digits(),
                        only,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        model.addAttribute("page", form(chosen, input, List.of()));
        return "funds/fundForm";
    }

    @PostMapping(PATH + "/new")
    String open(
            @ModelAttribute FundInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var opened =
                    keys.once(
                            key, PATH + "/new", input, String.class, () -> forms.open(input).id());
            return "redirect:" + PATH + "/" + opened + "?done=opened";
        } catch (Problem refused) {
            var faults = again(refused, response);
            var county = counties.around(Objects.requireNonNullElse(input.division(), ""));
            model.addAttribute("page", form(county, input, faults));
            return "funds/fundForm";
        }
    }

    private FundFormPage form(County county, FundInput input, List<FormFault> faults) {
        return new FundFormPage(county, input, plans(county), counties.today(county), faults);
    }

    /** The plans of a county that speak of money and have no fund yet. */
    private List<Option> plans(County county) {
        return plans.all().stream()
                .map(edition -> edition.plan())
                .filter(plan -> plan.division().equals(county.code()))
                .filter(plan -> funds.find(plan.id()).isEmpty())
                .filter(FundPages::speaksOfMoney)
                .map(plan -> new Option(plan.id(), plan.title()))
                .toList();
    }

    private static boolean speaksOfMoney(Plan plan) {
        return plan.items().stream()
                .anyMatch(item ->
                        item instanceof Target target
                                && (target.detail() instanceof Detail.Money
                                        || target.detail() instanceof Detail.Spending));
    }

    /** What a refused form says; a refusal that names no fault is shown by itself. */
    static List<FormFault> again(Problem refused, HttpServletResponse response) {
        refused.shownAgain(response);
        return FundWords.faults(refused.faults());
    }

    @GetMapping(PATH + "/{fund}")
    String one(
            @PathVariable String fund, @RequestParam(defaultValue = "") String done, Model model) {
        var found = funds.get(fund);
        var waiting =
                payments.list(
                                new PaymentTable.Filter(found.id(), "proposed", null, null),
                                new Paged.Request(1, 1))
                        .total();
        model.addAttribute(
                "page",
                new FundPage(
                        desk.overview(found),
                        funds.charter(found).hasOwnLines(),
                        lists.commitments(found.id()).stream().map(desk::promise).toList(),
                        seals.last(found.id(), null).orElse(null),
                        waiting,
                        words(done)));
        return "funds/fund";
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "opened" -> "专账已开设，预算项照方案记下";
            case "source" -> "资金来源已登记";
            case "line" -> "预算项已下达";
            case "move" -> "已记账";
            default -> null;
        };
    }

    @GetMapping(PATH + "/{fund}/entries")
    String entries(
            @PathVariable String fund,
            @ModelAttribute EntryQuery query,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var found = funds.get(fund);
        var charter = funds.charter(found);
        var rows = lists.list(query.filter(found.id()), new Paged.Request(page, ROWS));
        model.addAttribute(
                "page",
                new EntriesPage(
                        found,
                        query,
                        charter.lines().stream()
                                .map(line -> new Option(line.id(), line.id() + " " + line.label()))
                                .toList(),
                        FundWords.sources(charter),
                        rows.map(EntriesPage.Row::of),
                        export(found, query)));
        return "funds/entries";
    }

    private static String export(Fund fund, EntryQuery query) {
        var address = UriComponentsBuilder.fromPath(PATH + "/" + fund.id() + "/entries/export");
        var asked = query.asked();
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }

    @GetMapping(PATH + "/{fund}/entries/export")
    ResponseEntity<byte[]> export(@PathVariable String fund, @ModelAttribute EntryQuery query) {
        var found = funds.get(fund);
        var rows =
                lists.everything(query.filter(found.id())).stream().map(FundPages::cells).toList();
        return Excel.download(found.title() + "账目", ENTRIES, rows);
    }

    private static List<@Nullable String> cells(Entry entry) {
        return List.of(
                Long.toString(entry.number()),
                entry.day().toString(),
                entry.kind().label(),
                Account.words(entry.from()),
                Account.words(entry.to()),
                new Money(entry.fen()).yuan().toPlainString(),
                Objects.requireNonNullElse(entry.about().source(), ""),
                Objects.requireNonNullElse(entry.about().line(), ""),
                entry.purpose(),
                entry.document(),
                entry.recordedBy(),
                EntryText.instant(entry.recordedAt()));
    }

    @GetMapping(PATH + "/{fund}/entries/{number}")
    String proof(
            @PathVariable String fund,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String day,
            Model model) {
        var found = funds.get(fund);
        seals.sealNow(found.id());
        var row =
                lists
                        .list(
                                EntryQuery.numbered(number).filter(found.id()),
                                new Paged.Request(1, 1))
                        .rows()
                        .stream()
                        .findFirst()
                        .map(EntriesPage.Row::of)
                        .orElseThrow(() -> Problem.notFound("第%d笔账".formatted(number)));
        model.addAttribute(
                "page",
                new ProofPage(
                        found,
                        row,
                        seals.inclusion(found.id(), number, FundsApi.day("day", day)),
                        seals.daily(found.id(), 30).stream()
                                .filter(seal -> seal.size() >= number)
                                .toList()));
        return "funds/proof";
    }

    @GetMapping(PATH + "/{fund}/balance")
    String balance(
            @PathVariable String fund, @RequestParam(defaultValue = "") String asOf, Model model) {
        var found = funds.get(fund);
        model.addAttribute(
                "page",
                new BalancePage(
                        found, asOf, sums.trialBalance(found.id(), FundsApi.day("asOf", asOf))));
        return "funds/balance";
    }

    @GetMapping(PATH + "/{fund}/balance/export")
    ResponseEntity<byte[]> balance(
            @PathVariable String fund, @RequestParam(defaultValue = "") String asOf) {
        var found = funds.get(fund);
        var rows =
                sums.trialBalance(found.id(), FundsApi.day("asOf", asOf)).accounts().stream()
                        .map(account ->
                                List.<@Nullable String>of(
                                        account.account(),
                                        account.label(),
                                        new Money(account.in()).yuan().toPlainString(),
                                        new Money(account.out()).yuan().toPlainString(),
                                        new Money(account.balance()).yuan().toPlainString()))
                        .toList();
        return Excel.download(found.title() + "试算平衡表", BALANCE, rows);
    }
}
