package cn.cunkou.access;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SiteIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的账号: password, one-time codes and sessions, each person for themselves. */
@Controller
public class MePages {
    private final OwnAccount own;
    private final Sessions sessions;
    private final GrantPlaces places;
    private final ObjectProvider<SiteIdentity> identity;

    MePages(
            OwnAccount own,
            Sessions sessions,
            GrantPlaces places,
            ObjectProvider<SiteIdentity> identity) {
        this.own = own;
        this.sessions = sessions;
        this.places = places;
        this.identity = identity;
    }

    /**
     * One's account.
     *
     * @param recoveryCodes how many are left
     * @param thisSession handle of the session that looks
     */
    public record MePage(
            Account account,
            List<String> roles,
            int recoveryCodes,
            List<Sessions.Open> sessions,
            @Nullable String thisSession) {}

    /**
     * A secret to put into an authenticator application.
     *
     * @param grouped in groups of four, for typing
     * @param qr the square of {@code uri}, as an SVG path
     */
    public record SecretPage(String grouped, String uri, QrCode qr) {}

    public record RecoveryCodesPage(List<String> codes) {}

    @GetMapping("/console/me")
    String page(HttpServletRequest request, Model model) {
        var account = own.account();
        var roles = account.grants().stream().map(places::inWords).toList();
        var page =
                new MePage(
                        account,
                        roles,
                        own.recoveryCodesLeft(),
                        sessions.of(account.id()),
                        Sessions.handle(request));
        model.addAttribute("page", page);
        return "access/me";
    }

    @PostMapping("/console/me/password")
    String changePassword(
            @RequestParam String old,
            @RequestParam String chosen,
            @RequestParam String again,
            HttpServletRequest request) {
        if (!chosen.equals(again)) {
            throw Problem.badRequest("两次输入的新密码不一样，请再输一次。");
        }
        own.changePassword(old, chosen);
        // Whoever else knew the old password is out.
        sessions.endOthers(OwnAccount.id(), Sessions.handle(request));
        return "redirect:/console/me";
    }

    @PostMapping("/console/me/second-factor")
    String offerSecondFactor(Model model) {
        var secret = own.offerSecondFactor();
        var site = identity.getIfAvailable();
        var uri =
                SecondFactor.uri(
                        secret, own.account().name(), site == null ? "村口" : site.site().name());
        model.addAttribute(
                "page",
                new SecretPage(secret.replaceAll("(.{4})(?=.)", "$1 "), uri, QrCode.of(uri)));
        return "access/secret";
    }

    @PostMapping("/console/me/second-factor/confirm")
    String confirmSecondFactor(@RequestParam String code, Model model) {
        model.addAttribute("page", new RecoveryCodesPage(own.confirmSecondFactor(code)));
        return "access/recoveryCodes";
    }

    @PostMapping("/console/me/second-factor/remove")
    String removeSecondFactor(@RequestParam String password) {
        own.removeSecondFactor(password);
        return "redirect:/console/me";
    }

    @PostMapping("/console/me/recovery-codes")
    String newRecoveryCodes(@RequestParam String password, Model model) {
        model.addAttribute("page", new RecoveryCodesPage(own.newRecoveryCodes(password)));
        return "access/recoveryCodes";
    }

    @PostMapping("/console/me/sessions/{handle}/end")
    String endSession(@PathVariable String handle) {
        sessions.end(OwnAccount.id(), handle);
        return "redirect:/console/me";
    }

    @PostMapping("/console/me/sessions/end-others")
    String endOtherSessions(HttpServletRequest request) {
        sessions.endOthers(OwnAccount.id(), Sessions.handle(request));
        return "redirect:/console/me";
    }
}
