package cn.cunkou.funds;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 券: what a fund issued, who used it where, and paying the providers. */
@Controller
class VoucherPages {
    private static final String PATH = FundPages.PATH + "/{fund}/vouchers";
    private static final Columns COLUMNS =
            Columns.of(
                    "券",
                    Column.integer("序号"),
                    Column.text("持券人"),
                    Column.money("金额（元）"),
                    Column.day("有效期至"),
                    Column.code("券码"),
                    Column.text("状态"),
                    Column.text("服务单位"),
                    Column.day("使用日期"));

    private final Vouchers vouchers;
    private final Funds funds;
    private final Registry registry;
    private final Counties counties;
    private final RefusedPayments refusals;
    private final FormKeys keys;

    VoucherPages(
            Vouchers vouchers,
            Funds funds,
            Registry registry,
            Counties counties,
            RefusedPayments refusals,
            FormKeys keys) {
        this.vouchers = vouchers;
        this.funds = funds;
        this.registry = registry;
        this.counties = counties;
        this.refusals = refusals;
        this.keys = keys;
    }

    @GetMapping(PATH)
    String list(@PathVariable String fund, Model model) {
        var found = funds.get(fund);
        var rows = vouchers.of(found).stream().map(VouchersPage.Row::of).toList();
        model.addAttribute("page", new VouchersPage(found, rows));
        return "funds/vouchers";
    }

    @GetMapping(PATH + "/new")
    String blank(@PathVariable String fund, Model model) {
        model.addAttribute("page", form(funds.get(fund), VoucherInput.EMPTY, List.of(), List.of()));
        return "funds/voucherForm";
    }

    @PostMapping(PATH + "/new")
    String issue(
            @PathVariable String fund,
            @ModelAttribute VoucherInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            var id =
                    keys.once(
                            key,
                            FundPages.PATH + "/" + fund + "/vouchers/new",
                            input,
                            UUID.class,
                            () -> vouchers.issue(found, input));
            return "redirect:%s/%s/vouchers/%s?done=issued".formatted(FundPages.PATH, fund, id);
        } catch (RulesBroken refused) {
            refusals.note(found, input, refused);
            response.setStatus(refused.status().value());
            model.addAttribute("page", form(found, input, List.of(), refused.breaches()));
            return "funds/voucherForm";
        } catch (Problem refused) {
            model.addAttribute(
                    "page", form(found, input, FundPages.again(refused, response), List.of()));
            return "funds/voucherForm";
        }
    }

    private VoucherFormPage form(
            Fund fund, VoucherInput input, List<FormFault> faults, List<Breach> breaches) {
        var charter = funds.charter(fund);
        return new VoucherFormPage(
                fund,
                input,
                FundWords.lines(charter),
                registry.bodies(fund.division()).stream()
                        .map(body -> new Option(body.id().toString(), body.name()))
                        .toList(),
                FundWords.uses(),
                FundWords.subjects(),
                FundWords.sources(charter),
                counties.today(fund.division()),
                faults,
                breaches);
    }

    @GetMapping(PATH + "/{id}")
    String one(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var words = done.equals("issued") ? "券已发出，预算已占用；打印或导出券码交给持券人" : null;
        model.addAttribute("page", page(funds.get(fund), id, words, List.of(), List.of()));
        return "funds/voucher";
    }

    private VoucherPage page(
            Fund fund,
            UUID id,
            @Nullable String done,
            List<FormFault> faults,
            List<Breach> breaches) {
        var issue = vouchers.get(fund, id);
        var all = vouchers.in(issue);
        var over = issue.isOver(counties.today(fund.division()));
        var subject = issue.terms().subject();
        return new VoucherPage(
                fund,
                VouchersPage.Row.of(issue),
                issue.service(),
                FundWords.line(funds.charter(fund), issue.line()),
                subject == null ? null : subject.name(),
                issue.document(),
                issue.providers().stream()
                        .flatMap(body -> registry.body(body).stream())
                        .map(body -> body.name())
                        .toList(),
                all.stream()
                        .map(one ->
                                new VoucherPage.Row(
                                        one.number(),
                                        one.holder(),
                                        one.state(over),
                                        one.providerName(),
                                        one.redeemed(),
                                        Objects.toString(one.payment(), null),
                                        null))
                        .toList(),
                all.stream()
                        .filter(Voucher::mayBeSettled)
                        .collect(
                                Collectors.groupingBy(
                                        one -> Objects.requireNonNull(one.provider())))
                        .entrySet()
                        .stream()
                        .map(one ->
                                new VoucherPage.Due(
                                        one.getKey().toString(),
                                        Objects.requireNonNull(
                                                one.getValue().getFirst().providerName()),
                                        one.getValue().size(),
                                        issue.amount().times(one.getValue().size())))
                        .toList(),
                done,
                faults,
                breaches);
    }

    /** The codes, for whoever issues vouchers: to be printed and handed out. */
    @GetMapping(PATH + "/{id}/codes")
    ResponseEntity<byte[]> codes(@PathVariable String fund, @PathVariable UUID id) {
        var found = funds.get(fund);
        var issue = vouchers.get(found, id);
        var over = issue.isOver(counties.today(found.division()));
        var rows =
                vouchers.in(issue).stream()
                        .map(one ->
                                Arrays.<@Nullable String>asList(
                                        Integer.toString(one.number()),
                                        one.holder(),
                                        issue.amount().yuan().toPlainString(),
                                        issue.expires().toString(),
                                        vouchers.code(one),
                                        one.state(over),
                                        one.providerName(),
                                        Objects.toString(one.redeemed(), null)))
                        .toList();
        return Excel.download(issue.title(), COLUMNS, rows);
    }

    @PostMapping(PATH + "/{id}/settle")
    String settle(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam UUID provider,
            @RequestParam(defaultValue = "") String papers,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var found = funds.get(fund);
        var uploads = PaymentPages.uploads(file);
        try {
            var payment =
                    keys.once(
                            key,
                            FundPages.PATH + "/" + fund + "/vouchers/" + id + "/settle",
                            provider,
                            UUID.class,
                            () -> vouchers.settle(found, id, provider, papers, uploads));
            return "redirect:%s/%s/payments/%s?done=proposed"
                    .formatted(FundPages.PATH, fund, payment);
        } catch (RulesBroken refused) {
            refusals.note(found, provider, refused);
            response.setStatus(refused.status().value());
            model.addAttribute("page", page(found, id, null, List.of(), refused.breaches()));
            return "funds/voucher";
        } catch (Problem refused) {
            model.addAttribute(
                    "page", page(found, id, null, FundPages.again(refused, response), List.of()));
            return "funds/voucher";
        } finally {
            for (var upload : uploads) {
                upload.content().close();
            }
        }
    }
}
