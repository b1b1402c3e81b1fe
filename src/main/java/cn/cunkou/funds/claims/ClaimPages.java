package cn.cunkou.funds.claims;

import cn.cunkou.funds.Funds;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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

/** 奖补申请: the list, who is entitled, and one application with everything that is done to it. */
@Controller
public class ClaimPages {
    static final String PATH = "/console/claims";

    private static final int ROWS = 50;
    private static final String FACT = "fact.";
    private static final Columns COLUMNS =
            new Columns(
                    "奖补申请",
                    List.of(
                            Column.code("编号"),
                            Column.text("奖补"),
                            Column.text("发给谁"),
                            Column.day("判定日期"),
                            Column.money("金额（元）"),
                            Column.text("状态"),
                            Column.day("状态日期"),
                            Column.note("原因")));

    private final Claims claims;
    private final ClaimViews views;
    private final Entitled entitled;
    private final Funds funds;
    private final Counties counties;
    private final Files stored;
    private final FormKeys keys;

    ClaimPages(
            Claims claims,
            ClaimViews views,
            Entitled entitled,
            Funds funds,
            Counties counties,
            Files stored,
            FormKeys keys) {
        this.claims = claims;
        this.views = views;
        this.entitled = entitled;
        this.funds = funds;
        this.counties = counties;
        this.stored = stored;
        this.keys = keys;
    }

    @Bean
    static MenuEntry claimsMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 339, "奖补申请", PATH, "gift");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String reward,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var rows = claims.list(filter(chosen, reward, state, q), new Paged.Request(page, ROWS));
        model.addAttribute(
                "page",
                new ClaimsPage(
                        chosen,
                        entitled.rewards(chosen),
                        reward,
                        state,
                        q,
                        rows.map(ClaimRow::of),
                        UriComponentsBuilder.fromPath(PATH + "/export")
                                .queryParam("reward", "{reward}")
                                .queryParam("state", "{state}")
                                .queryParam("q", "{q}")
                                .encode()
                                .buildAndExpand(reward, state, q)
                                .toUriString(),
                        done.matches("[0-9]{1,4}") ? "已公示%s份，每份各有一个公示".formatted(done) : ""));
        return "funds/claims/claims";
    }

    private static ClaimTable.Filter filter(
            County county, String reward, String state, String words) {
        if (!state.isEmpty()
                && Stream.of(State.values()).noneMatch(one -> one.id().equals(state))) {
            throw Problem.noSuchChoice(
                    "state", state, Stream.of(State.values()).map(State::id).toList());
        }
        var slash = reward.indexOf('/');
        return new ClaimTable.Filter(
                county.code().digits(),
                slash < 0 ? null : reward.substring(0, slash),
                slash < 0 ? null : reward.substring(slash + 1),
                state.isEmpty() ? null : state,
                words.isBlank() ? null : words.strip());
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String reward,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var filter = filter(chosen, reward, state, q);
        var rows =
                Paged.all(request -> claims.list(filter, request)).stream()
                        .map(claim -> {
                            var amount = claim.amount();
                            return List.<@Nullable String>of(
                                    claim.title(),
                                    claim.rewardLabel(),
                                    ClaimRow.shown(claim),
                                    claim.judged().toString(),
                                    amount == null ? "" : amount.yuan().toPlainString(),
                                    claim.state().label(),
                                    claim.since().toString(),
                                    Objects.requireNonNullElse(claim.note(), ""));
                        })
                        .toList();
        return Excel.download(chosen.name() + "奖补申请", COLUMNS, rows);
    }

    @GetMapping(PATH + "/entitled")
    String entitled(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String reward,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "yes") String truth,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute(
                "page",
                entitled.page(
                        counties.chosen(county),
                        reward,
                        asOf,
                        truth,
                        new Paged.Request(page, ROWS),
                        "",
                        List.of()));
        return "funds/claims/entitled";
    }

    /** What opens an application. */
    record Opening(String reward, String subject, String judged) {}

    @PostMapping(PATH + "/new")
    String open(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String reward,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String judged,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var chosen = counties.chosen(county);
        var named = entitled.named(chosen, reward);
        try {
            var id =
                    keys.once(
                            key,
                            PATH + "/new",
                            new Opening(reward, subject, judged),
                            UUID.class,
                            () -> claims.open(named.fund(), named.reward().id(), subject, judged));
            return seen(id, "opened");
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    entitled.page(
                            chosen,
                            reward,
                            "",
                            "yes",
                            new Paged.Request(1, ROWS),
                            subject,
                            ClaimViews.faults(refused)));
            return "funds/claims/entitled";
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute(
                "page", views.page(claims.get(id), done, null, InvoiceInput.EMPTY, List.of()));
        return "funds/claims/claim";
    }

    @PostMapping(PATH + "/{id}/fill")
    String fill(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> all,
            Model model,
            HttpServletResponse response) {
        var facts =
                all.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(FACT))
                        .collect(
                                Collectors.toMap(
                                        one -> one.getKey().substring(FACT.length()),
                                        Map.Entry::getValue));
        var input =
                new FillInput(
                        all.get("payee"),
                        all.get("holder"),
                        all.get("bank"),
                        all.get("account"),
                        all.get("asked"),
                        facts);
        try {
            claims.fill(id, version, input);
        } catch (Problem refused) {
            return again(id, refused, input, InvoiceInput.EMPTY, model, response);
        }
        var filled = claims.get(id);
        return "submit".equals(all.get("then"))
                ? submit(id, filled.version(), model, response)
                : seen(id, filled.correction() == null ? "saved" : "corrected");
    }

    @PostMapping(PATH + "/{id}/invoices")
    String add(
            @PathVariable UUID id,
            @ModelAttribute InvoiceInput input,
            Model model,
            HttpServletResponse response) {
        try {
            claims.add(id, input);
            return seen(id, "saved");
        } catch (Problem refused) {
            return again(id, refused, null, input, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/invoices/drop")
    String drop(@PathVariable UUID id, @RequestParam UUID invoice) {
        claims.drop(id, invoice);
        return seen(id, "saved");
    }

    @PostMapping(PATH + "/{id}/files")
    String attach(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var uploads = new ArrayList<Claims.Upload>();
        for (var one : Objects.requireNonNullElse(file, List.<MultipartFile>of())) {
            if (!one.isEmpty()) {
                uploads.add(
                        new Claims.Upload(
                                Objects.requireNonNullElse(one.getOriginalFilename(), ""),
                                one.getInputStream()));
            }
        }
        try {
            claims.attach(id, uploads);
            return seen(id, "saved");
        } catch (Problem refused) {
            return again(id, refused, null, InvoiceInput.EMPTY, model, response);
        } finally {
            for (var upload : uploads) {
                upload.content().close();
            }
        }
    }

    @GetMapping(PATH + "/{id}/files/{file}")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id, @PathVariable UUID file) {
        var found =
                claims.files(claims.get(id)).stream()
                        .filter(one -> one.id().equals(file))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("凭证"));
        return stored.show(
                found.name(), new Files.Stored(found.sha256(), found.size(), found.mediaType()));
    }

    @PostMapping(PATH + "/{id}/files/drop")
    String detach(@PathVariable UUID id, @RequestParam UUID file) {
        claims.detach(id, file);
        return seen(id, "saved");
    }

    @PostMapping(PATH + "/{id}/submit")
    String submit(
            @PathVariable UUID id,
            @RequestParam int version,
            Model model,
            HttpServletResponse response) {
        try {
            claims.submit(id, version);
            return seen(id, "submitted");
        } catch (Problem refused) {
            return again(id, refused, null, InvoiceInput.EMPTY, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/review")
    String review(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var chosen =
                Stream.of(Claims.Verdict.values())
                        .filter(one -> one.name().equalsIgnoreCase(verdict))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.noSuchChoice(
                                        "verdict",
                                        verdict,
                                        List.of("approve", "return", "refuse")));
        try {
            claims.review(id, version, chosen, reason);
            return seen(id, "reviewed");
        } catch (Problem refused) {
            return again(id, refused, null, InvoiceInput.EMPTY, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            claims.withdraw(id, version, reason);
            return seen(id, "withdrawn");
        } catch (Problem refused) {
            return again(id, refused, null, InvoiceInput.EMPTY, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/close")
    String close(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            claims.close(id, version, reason);
            return seen(id, "closed");
        } catch (Problem refused) {
            return again(id, refused, null, InvoiceInput.EMPTY, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/account")
    String account(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            claims.check(id, version, right.equals("yes"), reason);
            return seen(id, "checked");
        } catch (Problem refused) {
            return again(id, refused, null, InvoiceInput.EMPTY, model, response);
        }
    }

    private String again(
            UUID id,
            Problem refused,
            @Nullable FillInput typed,
            InvoiceInput invoice,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute(
                "page", views.page(claims.get(id), "", typed, invoice, ClaimViews.faults(refused)));
        return "funds/claims/claim";
    }

    /** The paper that says what was paid to whom. */
    public record ReceiptPage(
            String number,
            String fund,
            String payee,
            String reward,
            String amount,
            String capitals,
            String account,
            String day,
            String notice) {}

    @GetMapping(PATH + "/{id}/receipt")
    String receipt(@PathVariable UUID id, Model model) {
        var claim = claims.get(id);
        if (claim.state() != State.PAID) {
            throw Problem.conflict("%s%s，还没有收据。".formatted(claim.title(), claim.state().label()));
        }
        var account = Objects.requireNonNull(claim.account());
        var amount = Objects.requireNonNull(claim.amount());
        model.addAttribute(
                "page",
                new ReceiptPage(
                        "收〔%d〕%d号".formatted(claim.judged().getYear(), claim.number()),
                        funds.get(claim.fund()).title(),
                        ClaimRow.seesPrivate() ? claim.payee().name() : claim.payee().publicName(),
                        claim.rewardLabel(),
                        amount.toString(),
                        Capitals.of(amount),
                        account.bank() + " " + account.masked(),
                        Objects.requireNonNull(claim.paidOn()).toString(),
                        claim.title()));
        return "funds/claims/receipt";
    }

    static String seen(UUID id, String done) {
        return "redirect:%s/%s?done=%s".formatted(PATH, id, done);
    }
}
