package cn.cunkou.access;

import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 账号: who may sign in, with which roles for which places. */
@Controller
public class AccountPages {
    private static final int SPARE_LINES = 2;

    private final Accounts accounts;
    private final GrantPlaces places;
    private final FormKeys keys;

    AccountPages(Accounts accounts, GrantPlaces places, FormKeys keys) {
        this.keys = keys;
        this.accounts = accounts;
        this.places = places;
    }

    @Bean
    static MenuEntry accountsMenu() {
        return new MenuEntry(Place.CONSOLE, "系统", 900, "账号", "/console/accounts", "user");
    }

    /** An account in the list, with its roles in words. */
    public record AccountLine(Account account, List<String> roles) {}

    /**
     * @param exportHref the same list as a workbook
     */
    public record AccountsPage(
            Paged<AccountLine> lines,
            String q,
            String role,
            String state,
            Role[] roles,
            String exportHref) {}

    /** One line of the form in which roles are given; all empty in a spare line. */
    public record GrantLine(String role, String division, String place, String body) {}

    /**
     * The form of an account.
     *
     * @param account null for a new one
     * @param name as typed
     * @param key makes the form of a new one count once, however often it is sent
     * @param madeBefore whether a form sent again led here, whose answer with the password is gone
     */
    public record AccountForm(
            @Nullable Account account,
            String name,
            String displayName,
            String post,
            List<GrantLine> grants,
            Role[] roles,
            List<GrantPlaces.Choice> places,
            List<GrantPlaces.Choice> bodies,
            String key,
            boolean madeBefore) {}

    /** What the form of a new account says. */
    record Wanted(String name, String displayName, String post, List<String> grants) {}

    /** What is kept of a new account for its form sent again: not the password. */
    record Made(UUID id) {}

    @GetMapping("/console/accounts")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var found = accounts.list(words(q), role, state, new Paged.Request(page, 30));
        var lines = lines(found);
        var paged = found.with(lines);
        model.addAttribute(
                "page",
                new AccountsPage(paged, q, role, state, Role.values(), exportHref(q, role, state)));
        return "access/accounts";
    }

    @GetMapping("/console/accounts/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String state) {
        var all = new ArrayList<AccountLine>();
        Paged<Account> found;
        int page = 1;
        do {
            found = accounts.list(words(q), role, state, new Paged.Request(page++, 500));
            all.addAll(lines(found));
        } while (all.size() < found.total() && !found.rows().isEmpty());
        return AccountWorkbook.of(all);
    }

    @GetMapping("/console/accounts/new")
    String blank(Model model) {
        model.addAttribute("page", form(null, false));
        return "access/account";
    }

    @PostMapping("/console/accounts/new")
    String create(
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(name = "role") List<String> roles,
            @RequestParam(name = "division") List<String> divisions,
            @RequestParam(name = "body", required = false) @Nullable List<String> bodies,
            @RequestParam(defaultValue = "") String key,
            Model model) {
        var grants = GrantForm.read(places, roles, divisions, bodies);
        var issued = new AtomicReference<Accounts.@Nullable Issued>();
        var wanted =
                new Wanted(name, displayName, post, grants.stream().map(Grant::toString).toList());
        var made =
                keys.once(
                        key,
                        "/console/accounts/new",
                        wanted,
                        Made.class,
                        () -> {
                            var account = accounts.create(name, displayName, post, grants);
                            issued.set(account);
                            return new Made(account.id());
                        });
        var now = issued.get();
        if (now == null) {
            return "redirect:/console/accounts/%s?made=before".formatted(made.id());
        }
        model.addAttribute("page", now);
        return "access/issued";
    }

    @GetMapping("/console/accounts/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String made, Model model) {
        model.addAttribute("page", form(accounts.find(id), made.equals("before")));
        return "access/account";
    }

    @PostMapping("/console/accounts/{id}")
    String edit(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(name = "role") List<String> roles,
            @RequestParam(name = "division") List<String> divisions,
            @RequestParam(name = "body", required = false) @Nullable List<String> bodies) {
        var grants = GrantForm.read(places, roles, divisions, bodies);
        accounts.edit(id, version, displayName, post, grants);
        return "redirect:/console/accounts/" + id;
    }

    @PostMapping("/console/accounts/{id}/disable")
    String disable(@PathVariable UUID id) {
        accounts.disable(id);
        return "redirect:/console/accounts/" + id;
    }

    @PostMapping("/console/accounts/{id}/enable")
    String enable(@PathVariable UUID id) {
        accounts.enable(id);
        return "redirect:/console/accounts/" + id;
    }

    @PostMapping("/console/accounts/{id}/password")
    String resetPassword(@PathVariable UUID id, Model model) {
        model.addAttribute("page", accounts.resetPassword(id));
        return "access/issued";
    }

    @PostMapping("/console/accounts/{id}/second-factor/remove")
    String removeSecondFactor(@PathVariable UUID id) {
        accounts.removeSecondFactor(id);
        return "redirect:/console/accounts/" + id;
    }

    private AccountForm form(@Nullable Account account, boolean madeBefore) {
        var lines = new ArrayList<GrantLine>();
        if (account != null) {
            for (var grant : account.grants()) {
                lines.add(
                        new GrantLine(
                                grant.role().id(),
                                grant.division(),
                                places.name(grant.division()),
                                grant.body() == null ? "" : grant.body().toString()));
            }
        }
        for (int spare = 0; spare < SPARE_LINES; spare++) {
            lines.add(new GrantLine("", "", "", ""));
        }
        return new AccountForm(
                account,
                account == null ? "" : account.name(),
                account == null ? "" : account.displayName(),
                account == null ? "" : account.post(),
                lines,
                Role.values(),
                places.choices(),
                places.bodies(),
                FormKeys.fresh(),
                madeBefore);
    }

    private static String exportHref(String q, String role, String state) {
        return UriComponentsBuilder.fromPath("/console/accounts/export")
                .queryParam("q", "{q}")
                .queryParam("role", "{role}")
                .queryParam("state", "{state}")
                .build(q, role, state)
                .toString();
    }

    private static String words(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    private List<AccountLine> lines(Paged<Account> accounts) {
        return accounts.rows().stream()
                .map(account -> new AccountLine(account, inWords(account.grants())))
                .toList();
    }

    private List<String> inWords(List<Grant> grants) {
        return grants.stream().map(places::inWords).toList();
    }
}
