package cn.cunkou.funds;

import cn.cunkou.funds.PaymentPage.FileLink;
import cn.cunkou.funds.PaymentPage.Turn;
import cn.cunkou.funds.Payments.Upload;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** Payments: the list, the form that proposes one, and one with its approvals. */
@Controller
class PaymentPages {
    private static final String PATH = FundPages.PATH + "/{fund}/payments";
    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            new Columns(
                    "支付",
                    List.of(
                            Column.day("日期"),
                            Column.code("预算项"),
                            Column.text("收款方"),
                            Column.money("金额（元）"),
                            Column.note("用途"),
                            Column.text("状态"),
                            Column.text("申请人")));

    private final Payments payments;
    private final Funds funds;
    private final EntryLists lists;
    private final PaymentForms forms;
    private final PaymentFacts facts;
    private final RefusedPayments refusals;
    private final Counties counties;
    private final Files stored;
    private final FormKeys keys;

    PaymentPages(
            Payments payments,
            Funds funds,
            EntryLists lists,
            PaymentForms forms,
            PaymentFacts facts,
            RefusedPayments refusals,
            Counties counties,
            Files stored,
            FormKeys keys) {
        this.payments = payments;
        this.funds = funds;
        this.lists = lists;
        this.forms = forms;
        this.facts = facts;
        this.refusals = refusals;
        this.counties = counties;
        this.stored = stored;
        this.keys = keys;
    }

    @GetMapping(PATH)
    String list(
            @PathVariable String fund,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var found = funds.get(fund);
        var charter = funds.charter(found);
        var stages = Stage.of(charter.plan());
        var rows = payments.list(filter(found, state, line, q), new Paged.Request(page, ROWS));
        model.addAttribute(
                "page",
                new PaymentsPage(
                        found,
                        state,
                        line,
                        q,
                        FundWords.lines(charter),
                        rows.map(payment -> PaymentsPage.Row.of(payment, stages)),
                        UriComponentsBuilder.fromPath(
                                        FundPages.PATH + "/" + fund + "/payments/export")
                                .queryParam("state", "{state}")
                                .queryParam("line", "{line}")
                                .queryParam("q", "{q}")
                                .encode()
                                .buildAndExpand(state, line, q)
                                .toUriString()));
        return "funds/payments";
    }

    private static PaymentTable.Filter filter(Fund fund, String state, String line, String q) {
        return new PaymentTable.Filter(fund.id(), given(state), given(line), given(q));
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @PathVariable String fund,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String q) {
        var found = funds.get(fund);
        var filter = filter(found, state, line, q);
        var rows =
                Paged.all(request -> payments.list(filter, request)).stream()
                        .map(payment ->
                                List.<@Nullable String>of(
                                        payment.said().day().toString(),
                                        payment.said().line(),
                                        payment.payee().name(),
                                        payment.amount().yuan().toPlainString(),
                                        payment.said().purpose(),
                                        payment.state().label(),
                                        payment.proposedName()))
                        .toList();
        return Excel.download(found.title() + "支付", COLUMNS, rows);
    }

    @GetMapping(PATH + "/new")
    String blank(
            @PathVariable String fund, @RequestParam(defaultValue = "") String line, Model model) {
        var found = funds.get(fund);
        var input = ProposalInput.empty(given(line), counties.today(found.division()).toString());
        model.addAttribute("page", forms.page(found, input, List.of(), List.of()));
        return "funds/paymentForm";
    }

    @PostMapping(PATH + "/new")
    String propose(
            @PathVariable String fund,
            @ModelAttribute ProposalInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var found = funds.get(fund);
        var uploads = uploads(file);
        try {
            var proposed =
                    keys.once(
                            key,
                            FundPages.PATH + "/" + fund + "/payments/new",
                            input,
                            UUID.class,
                            () -> payments.propose(found, input, uploads).id());
            return seen(fund, proposed, "proposed");
        } catch (RulesBroken refused) {
            refusals.note(found, input, refused);
            response.setStatus(refused.status().value());
            model.addAttribute("page", forms.page(found, input, List.of(), refused.breaches()));
            return "funds/paymentForm";
        } catch (Problem refused) {
            model.addAttribute(
                    "page",
                    forms.page(found, input, FundPages.again(refused, response), List.of()));
            return "funds/paymentForm";
        } finally {
            for (var upload : uploads) {
                upload.content().close();
            }
        }
    }

    static List<Upload> uploads(@Nullable List<MultipartFile> files) throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var file : Objects.requireNonNullElse(files, List.<MultipartFile>of())) {
            if (!file.isEmpty()) {
                uploads.add(
                        new Upload(
                                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                                file.getInputStream()));
            }
        }
        return uploads;
    }

    @GetMapping(PATH + "/{id}")
    String one(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var found = funds.get(fund);
        model.addAttribute(
                "page", page(found, payments.get(fund, id), words(done), List.of(), null));
        return "funds/payment";
    }

    @GetMapping(PATH + "/{id}/files/{file}")
    ResponseEntity<InputStreamResource> file(
            @PathVariable String fund, @PathVariable UUID id, @PathVariable UUID file) {
        var payment = payments.get(funds.get(fund).id(), id);
        var found =
                payments.files(payment).stream()
                        .filter(one -> one.id().equals(file))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("凭证"));
        return stored.show(
                found.name(), new Files.Stored(found.sha256(), found.size(), found.mediaType()));
    }

    @PostMapping(PATH + "/{id}/approve")
    String approve(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            var state =
                    keys.once(
                            key,
                            FundPages.PATH + "/" + fund + "/payments/" + id + "/approve",
                            version,
                            String.class,
                            () -> payments.approve(found, id, version).state().id());
            return seen(fund, id, state.equals("paid") ? "paid" : "approved");
        } catch (RulesBroken refused) {
            var payment = payments.get(fund, id);
            refusals.note(found, payment.said(), refused);
            response.setStatus(refused.status().value());
            model.addAttribute("page", page(found, payment, null, List.of(), refused.breaches()));
            return "funds/payment";
        }
    }

    @PostMapping(PATH + "/{id}/refuse")
    String refuse(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            payments.refuse(found, id, version, reason);
            return seen(fund, id, "refused");
        } catch (Problem refused) {
            return again(found, id, refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            payments.withdraw(found, id, version, reason);
            return seen(fund, id, "withdrawn");
        } catch (Problem refused) {
            return again(found, id, refused, model, response);
        }
    }

    private String again(
            Fund fund, UUID id, Problem refused, Model model, HttpServletResponse response) {
        var faults = FundPages.again(refused, response);
        model.addAttribute("page", page(fund, payments.get(fund.id(), id), null, faults, null));
        return "funds/payment";
    }

    private PaymentPage page(
            Fund fund,
            Payment payment,
            @Nullable String done,
            List<FormFault> faults,
            @Nullable List<Breach> breaches) {
        var charter = funds.charter(fund);
        var stages = Stage.of(charter.plan());
        var entries =
                lists.everything(
                        new EntryQuery(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        payment.id().toString(),
                                        null,
                                        null,
                                        null,
                                        null)
                                .filter(fund.id()));
        var standing =
                breaches != null
                        ? breaches
                        : payment.isOpen() ? payments.standing(payment) : List.<Breach>of();
        return new PaymentPage(
                fund,
                payment.id().toString(),
                payment.version(),
                "%s：%s".formatted(payment.payee().name(), payment.amount()),
                payment.state().label(),
                PaymentPage.css(payment.state()),
                PaymentPage.icon(payment.state()),
                payment.isOpen(),
                payment.proposedBy().equals(Actor.current().id()),
                facts.of(charter, payment),
                turns(payment, stages),
                payments.files(payment).stream()
                        .map(file ->
                                new FileLink(
                                        "%s/%s/payments/%s/files/%s"
                                                .formatted(
                                                        FundPages.PATH,
                                                        fund.id(),
                                                        payment.id(),
                                                        file.id()),
                                        file.name()))
                        .toList(),
                entries.stream().map(EntriesPage.Row::of).toList(),
                standing,
                payment.isOpen() ? payments.warnings(payment) : List.of(),
                payment.isOpen() ? payments.whyNot(payment, charter) : null,
                done,
                faults);
    }

    private List<Turn> turns(Payment payment, List<Stage> stages) {
        var turns = new ArrayList<Turn>();
        turns.add(new Turn("申请", "已申请", payment.proposedName(), payment.proposedAt()));
        for (var step : payments.steps(payment)) {
            var verdict =
                    switch (step.verdict()) {
                        case "approved" -> "同意";
                        case "refused" -> "退回：" + step.reason();
                        default -> "撤回：" + step.reason();
                    };
            turns.add(
                    new Turn(
                            Stage.named(step.stage(), stages).label(),
                            verdict,
                            step.byName(),
                            step.at()));
        }
        if (payment.isOpen()) {
            payment.stages().stream()
                    .skip(payment.done())
                    .forEach(stage -> {
                        var named = Stage.named(stage, stages);
                        turns.add(
                                new Turn(
                                        named.label(),
                                        "还没有办（%s）".formatted(named.role().title()),
                                        null,
                                        null));
                    });
        }
        return turns;
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "proposed" -> "已申请，等复核和审批";
            case "approved" -> "已同意，等下一道审批";
            case "paid" -> "已批准，账已记下";
            case "refused" -> "已退回";
            case "withdrawn" -> "已撤回";
            default -> null;
        };
    }

    private static String seen(String fund, UUID payment, String done) {
        return "redirect:%s/%s/payments/%s?done=%s".formatted(FundPages.PATH, fund, payment, done);
    }
}
