package cn.cunkou.access;

import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 接口令牌: the programs that use the API, and their keys. */
@Controller
public class TokenPages {
    private final Tokens tokens;
    private final GrantPlaces places;
    private final Clock clock;
    private final FormKeys keys;

    TokenPages(Tokens tokens, GrantPlaces places, Clock clock, FormKeys keys) {
        this.keys = keys;
        this.tokens = tokens;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static MenuEntry tokensMenu() {
        return new MenuEntry(Place.CONSOLE, "系统", 910, "接口令牌", "/console/tokens", "lock");
    }

    /**
     * A key in the list.
     *
     * @param state 可用, 已吊销 or 已过期
     */
    public record TokenLine(
            Tokens.Token token, String role, String place, String state, boolean good) {}

    /**
     * @param key makes the form count once, however often it is sent
     * @param issuedBefore whether a form sent again led here, whose answer with the key is gone
     */
    public record TokensPage(
            List<TokenLine> lines,
            Role[] roles,
            List<GrantPlaces.Choice> places,
            List<GrantPlaces.Choice> bodies,
            String key,
            boolean issuedBefore) {}

    /** What the form says. */
    record Wanted(String name, String grant, int days) {}

    /** A key just made, shown this once. */
    public record IssuedPage(String name, String key) {}

    @GetMapping("/console/tokens")
    String list(@RequestParam(defaultValue = "") String issued, Model model) {
        var lines = tokens.list().stream().map(this::line).toList();
        model.addAttribute(
                "page",
                new TokensPage(
                        lines,
                        Role.values(),
                        places.choices(),
                        places.bodies(),
                        FormKeys.fresh(),
                        issued.equals("before")));
        return "access/tokens";
    }

    @PostMapping("/console/tokens")
    String issue(
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam String division,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "365") int days,
            @RequestParam(name = "key", defaultValue = "") String formKey,
            Model model) {
        var grant = GrantForm.one(places, role, division.strip(), body);
        if (days < 1 || days > 3650) {
            throw Problem.badRequest("有效期请填1至3650天。");
        }
        var issued = new AtomicReference<@Nullable String>();
        var wanted = new Wanted(name, grant.toString(), days);
        keys.once(
                formKey,
                "/console/tokens",
                wanted,
                Wanted.class,
                () -> {
                    var until = clock.instant().plus(Duration.ofDays(days));
                    issued.set(tokens.issue(grant, name, until));
                    return wanted;
                });
        var token = issued.get();
        if (token == null) {
            return "redirect:/console/tokens?issued=before";
        }
        model.addAttribute("page", new IssuedPage(name, token));
        return "access/issuedToken";
    }

    @PostMapping("/console/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id) {
        tokens.revoke(id);
        return "redirect:/console/tokens";
    }

    private TokenLine line(Tokens.Token token) {
        var good = token.isGood(clock.instant());
        var state = good ? "可用" : token.revokedAt() == null ? "已过期" : "已吊销";
        var role = Role.find(token.role()).map(Role::title).orElse(token.role());
        var place = places.name(token.division());
        var where = token.body() == null ? place : place + "，" + places.bodyName(token.body());
        return new TokenLine(token, role, where, state, good);
    }
}
