package cn.cunkou.funds.claims;

import cn.cunkou.funds.Funds;
import cn.cunkou.funds.Payouts;
import cn.cunkou.funds.claims.PickPage.Picked;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 公示 and 支付批次: what is done with many applications at once. */
@Controller
public class PayRunPages {
    private static final String PATH = ClaimPages.PATH + "/runs";
    private static final String SHOW = ClaimPages.PATH + "/show";

    private final PayRuns runs;
    private final Claims claims;
    private final Payouts payouts;
    private final Funds funds;
    private final Files files;
    private final Counties counties;

    PayRunPages(
            PayRuns runs,
            Claims claims,
            Payouts payouts,
            Funds funds,
            Files files,
            Counties counties) {
        this.runs = runs;
        this.claims = claims;
        this.payouts = payouts;
        this.funds = funds;
        this.files = files;
        this.counties = counties;
    }

    /** The runs of a county, and its funds, from which a new one starts. */
    public record RunsPage(County county, List<PayRun> runs, List<FundLink> funds) {
        public String title(String fund) {
            return funds.stream()
                    .filter(one -> one.id().equals(fund))
                    .findFirst()
                    .map(FundLink::title)
                    .orElse(fund);
        }
    }

    /** A fund with how many of its applications wait for a notice and for payment. */
    public record FundLink(String id, String title, long approved, long payable) {}

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county);
        model.addAttribute(
                "page",
                new RunsPage(
                        chosen,
                        runs.in(chosen.code()),
                        funds.in(chosen.code()).stream()
                                .map(fund ->
                                        new FundLink(
                                                fund.id(),
                                                fund.title(),
                                                waiting(fund.id(), true).size(),
                                                waiting(fund.id(), false).size()))
                                .toList()));
        return "funds/claims/runs";
    }

    private List<ClaimRow> waiting(String fund, boolean isNotice) {
        return claims.waiting(isNotice ? State.APPROVED : State.PAYABLE).stream()
                .filter(claim -> claim.fund().equals(fund))
                .map(ClaimRow::of)
                .toList();
    }

    @GetMapping(SHOW)
    String pickForNotice(@RequestParam String fund, Model model) {
        model.addAttribute("page", picks(fund, true, Picked.ALL, 0, List.of(), List.of()));
        return "funds/claims/pick";
    }

    @PostMapping(SHOW)
    String show(
            @RequestParam String fund,
            @RequestParam(defaultValue = "") List<UUID> claim,
            @RequestParam(defaultValue = "") String days,
            Model model,
            HttpServletResponse response) {
        var wanted = days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0;
        try {
            requireSome(claim);
            claims.show(claim, wanted);
            return "redirect:" + ClaimPages.PATH + "?state=publicity&done=" + claim.size();
        } catch (Problem refused) {
            refused.shownAgain(response);
            var picked = new Picked(claim, "", "");
            model.addAttribute(
                    "page",
                    picks(fund, true, picked, wanted, List.of(), ClaimViews.faults(refused)));
            return "funds/claims/pick";
        }
    }

    private static void requireSome(List<UUID> chosen) {
        if (chosen.isEmpty()) {
            throw Claims.refused(List.of(new Problem.Fault("claim", "一份也没有选", "勾选申请")));
        }
    }

    private PickPage picks(
            String fund,
            boolean isNotice,
            Picked picked,
            int days,
            List<Left> left,
            List<FormFault> faults) {
        var found = funds.get(fund);
        return new PickPage(
                found,
                isNotice,
                waiting(fund, isNotice),
                picked,
                days == 0 && isNotice ? claims.notices(found).workingDays() : days,
                isNotice ? List.of() : payouts.lines(found),
                isNotice ? List.of() : payouts.sources(found),
                left,
                faults);
    }

    @GetMapping(PATH + "/new")
    String pickForRun(@RequestParam String fund, Model model) {
        model.addAttribute("page", picks(fund, false, Picked.ALL, 0, List.of(), List.of()));
        return "funds/claims/pick";
    }

    @PostMapping(PATH + "/new")
    String gather(
            @RequestParam String fund,
            @RequestParam(defaultValue = "") List<UUID> claim,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String source,
            Model model,
            HttpServletResponse response) {
        var picked = new Picked(claim, line, source);
        try {
            requireSome(claim);
            if (line.isBlank()) {
                throw Claims.refused(List.of(new Problem.Fault("line", "没有选预算项", "选一项")));
            }
            var made = runs.gather(funds.get(fund), line, source.isBlank() ? null : source, claim);
            var run = made.batch();
            if (run == null) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("page", picks(fund, false, picked, 0, made.left(), List.of()));
                return "funds/claims/pick";
            }
            if (made.left().isEmpty()) {
                return "redirect:%s/%s?done=made".formatted(PATH, run);
            }
            model.addAttribute("page", page(runs.get(run), "made", made.left(), List.of()));
            return "funds/claims/run";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page", picks(fund, false, picked, 0, List.of(), ClaimViews.faults(refused)));
            return "funds/claims/pick";
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(runs.get(id), done, List.of(), List.of()));
        return "funds/claims/run";
    }

    @PostMapping(PATH + "/{id}/approve")
    String approve(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var run = runs.get(id);
        var outcome = runs.approve(run);
        if (!outcome.left().isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("page", page(run, "", outcome.left(), List.of()));
            return "funds/claims/run";
        }
        return "redirect:%s/%s?done=%s"
                .formatted(PATH, id, outcome.done() > 0 ? "approved" : "nothing");
    }

    private PayRunPage page(PayRun run, String done, List<Left> left, List<FormFault> faults) {
        var fund = funds.get(run.fund());
        var file = runs.preview(run);
        var see = ClaimRow.seesPrivate();
        return new PayRunPage(
                fund,
                run,
                runs.claims(run).stream()
                        .map(claim -> {
                            var account = Objects.requireNonNull(claim.account());
                            var payment = Objects.requireNonNull(claim.payment());
                            return new PayRunPage.Row(
                                    ClaimRow.of(claim),
                                    account.bank()
                                            + " "
                                            + (see ? account.number() : account.masked()),
                                    Payouts.href(fund, payment),
                                    switch (runs.standing(run, claim)) {
                                        case WAITING -> "待审批";
                                        case PAID -> "已批准";
                                        case ENDED -> "没有批准";
                                    });
                        })
                        .toList(),
                runs.waiting(run),
                runs.blocked(run),
                file.lines().size(),
                runs.arrived(run),
                file.sum().toString(),
                file.sha256(),
                switch (done) {
                    case "made" -> "已编好这一批，等复核和审批";
                    case "approved" -> "已同意";
                    case "nothing" -> "这一批没有等您批的";
                    case "answered" -> "银行回单已登记";
                    default -> null;
                },
                left,
                faults);
    }

    @GetMapping(PATH + "/{id}/file.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID id) {
        var run = runs.get(id);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(name(run) + ".csv"))
                .body(runs.file(run).csv().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(PATH + "/{id}/file.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable UUID id) {
        var run = runs.get(id);
        return Excel.download(name(run), BankFile.COLUMNS, runs.file(run).rows());
    }

    /** The bank's answer to fill in: a row for each line of the file. */
    @GetMapping(PATH + "/{id}/answer.xlsx")
    ResponseEntity<byte[]> answerForm(@PathVariable UUID id) {
        var run = runs.get(id);
        var rows = new ArrayList<List<@Nullable String>>();
        runs.preview(run)
                .lines()
                .forEach(line ->
                        rows.add(
                                List.of(
                                        Integer.toString(line.number()),
                                        line.amount().yuan().toPlainString(),
                                        "",
                                        "")));
        return Excel.download(name(run) + "回单", BankFile.ANSWER, rows);
    }

    private static String name(PayRun run) {
        return "代发 %s %s".formatted(run.fund(), run.title());
    }

    @PostMapping(PATH + "/{id}/answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var run = runs.get(id);
        var draft = files.draft();
        try {
            if (file == null || file.isEmpty()) {
                throw Claims.refused(List.of(new Problem.Fault("file", "没有选文件", "选银行的回单")));
            }
            try (var content = file.getInputStream()) {
                java.nio.file.Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            runs.answer(
                    run, draft, Objects.requireNonNullElse(file.getOriginalFilename(), "回单.xlsx"));
            return "redirect:%s/%s?done=answered".formatted(PATH, id);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(run, "", List.of(), ClaimViews.faults(refused)));
            return "funds/claims/run";
        } finally {
            java.nio.file.Files.deleteIfExists(draft);
        }
    }
}
