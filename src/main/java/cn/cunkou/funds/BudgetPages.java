package cn.cunkou.funds;

import cn.cunkou.funds.MoveKind.Part;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms about sources, budget lines and everything else that is entered besides payments. */
@Controller
class BudgetPages {
    private static final String PATH = FundPages.PATH + "/{fund}";

    private final Funds funds;
    private final FundForms forms;
    private final Moves moves;
    private final EntryLists lists;
    private final FundDesk desk;
    private final Payments payments;
    private final Counties counties;
    private final FormKeys keys;

    BudgetPages(
            Funds funds,
            FundForms forms,
            Moves moves,
            EntryLists lists,
            FundDesk desk,
            Payments payments,
            Counties counties,
            FormKeys keys) {
        this.funds = funds;
        this.forms = forms;
        this.moves = moves;
        this.lists = lists;
        this.desk = desk;
        this.payments = payments;
        this.counties = counties;
        this.keys = keys;
    }

    @GetMapping(PATH + "/sources/new")
    String source(@PathVariable String fund, Model model) {
        model.addAttribute(
                "page",
                source(funds.get(fund), new SourceInput(null, null, null, null), List.of()));
        return "funds/sourceForm";
    }

    private SourceFormPage source(Fund fund, SourceInput input, List<FormFault> faults) {
        var open =
                funds.charter(fund).sources().stream()
                        .filter(source -> source.amount() == null)
                        .toList();
        return new SourceFormPage(fund, input, open, faults);
    }

    @PostMapping(PATH + "/sources/new")
    String source(
            @PathVariable String fund,
            @ModelAttribute SourceInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            keys.once(
                    key,
                    FundPages.PATH + "/" + fund + "/sources/new",
                    input,
                    String.class,
                    () -> {
                        forms.source(found, input);
                        return fund;
                    });
            return seen(fund, "source");
        } catch (Problem refused) {
            model.addAttribute("page", source(found, input, FundPages.again(refused, response)));
            return "funds/sourceForm";
        }
    }

    @GetMapping(PATH + "/lines/new")
    String line(@PathVariable String fund, Model model) {
        var found = funds.get(fund);
        var input =
                new LineInput(
                        null,
                        null,
                        null,
                        List.of(),
                        counties.today(found.division()).toString(),
                        null);
        model.addAttribute("page", line(found, input, List.of()));
        return "funds/lineForm";
    }

    private LineFormPage line(Fund fund, LineInput input, List<FormFault> faults) {
        var rules =
                FundForms.openRules(funds.charter(fund)).stream()
                        .map(rule -> new Option(rule.id(), rule.label()))
                        .toList();
        return new LineFormPage(fund, input, rules, counties.today(fund.division()), faults);
    }

    @PostMapping(PATH + "/lines/new")
    String line(
            @PathVariable String fund,
            @ModelAttribute LineInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            keys.once(
                    key,
                    FundPages.PATH + "/" + fund + "/lines/new",
                    input,
                    String.class,
                    () -> {
                        forms.line(found, input);
                        return fund;
                    });
            return seen(fund, "line");
        } catch (Problem refused) {
            model.addAttribute("page", line(found, input, FundPages.again(refused, response)));
            return "funds/lineForm";
        }
    }

    @GetMapping(PATH + "/moves/{kind}/new")
    String move(
            @PathVariable String fund,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String payment,
            @RequestParam(defaultValue = "") String commitment,
            @RequestParam(defaultValue = "") String entry,
            Model model) {
        var found = funds.get(fund);
        var today = counties.today(found.division()).toString();
        var input =
                new MoveInput(
                        null,
                        null,
                        null,
                        null,
                        today,
                        null,
                        commitment,
                        payment,
                        entry,
                        null,
                        null);
        model.addAttribute("page", move(found, kind(kind), input, List.of(), List.of()));
        return "funds/moveForm";
    }

    @PostMapping(PATH + "/moves/{kind}/new")
    String move(
            @PathVariable String fund,
            @PathVariable String kind,
            @ModelAttribute MoveInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        var wanted = kind(kind);
        try {
            keys.once(
                    key,
                    FundPages.PATH + "/" + fund + "/moves/" + kind + "/new",
                    input,
                    String.class,
                    () -> {
                        moves.enter(found, wanted, input);
                        return fund;
                    });
            return seen(fund, "move");
        } catch (RulesBroken refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("page", move(found, wanted, input, List.of(), refused.breaches()));
            return "funds/moveForm";
        } catch (Problem refused) {
            model.addAttribute(
                    "page",
                    move(found, wanted, input, FundPages.again(refused, response), List.of()));
            return "funds/moveForm";
        }
    }

    private MoveFormPage move(
            Fund fund,
            MoveKind kind,
            MoveInput input,
            List<FormFault> faults,
            List<Breach> breaches) {
        var charter = funds.charter(fund);
        return new MoveFormPage(
                fund,
                kind,
                input,
                FundWords.sources(charter),
                FundWords.lines(charter),
                promises(fund),
                kind.asks(Part.PAYMENT) ? paid(fund) : List.of(),
                counties.today(fund.division()),
                faults,
                breaches);
    }

    private List<Option> promises(Fund fund) {
        return lists.open(fund.id()).stream()
                .map(desk::promise)
                .map(one ->
                        new Option(
                                one.id(),
                                "%s %s，还剩%s".formatted(one.line(), one.contract(), one.rest())))
                .toList();
    }

    private List<Option> paid(Fund fund) {
        return payments
                .list(
                        new PaymentTable.Filter(fund.id(), "paid", null, null),
                        new Paged.Request(1, 500))
                .rows()
                .stream()
                .map(payment ->
                        new Option(
                                payment.id().toString(),
                                "%s %s付%s %s"
                                        .formatted(
                                                payment.said().day(),
                                                payment.said().line(),
                                                payment.payee().name(),
                                                payment.amount())))
                .toList();
    }

    private static MoveKind kind(String id) {
        return MoveKind.find(id).orElseThrow(() -> Problem.notFound("这种账"));
    }

    private static String seen(String fund, String done) {
        return "redirect:" + FundPages.PATH + "/" + fund + "?done=" + done;
    }
}
