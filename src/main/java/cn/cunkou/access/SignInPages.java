package cn.cunkou.access;

import cn.cunkou.access.SignInPage.DemoCounty;
import cn.cunkou.platform.web.LocalAddress;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SiteIdentity;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** 登录 and 退出. */
@Controller
class SignInPages {
    private static final String DEVICE = "device";
    private static final String VIEW = "access/signIn";

    private final SignIn signIn;
    private final Sessions sessions;
    private final SiteIdentity identity;
    private final Counties counties;
    private final CookieCsrfTokenRepository csrf;

    SignInPages(
            SignIn signIn,
            Sessions sessions,
            SiteIdentity identity,
            Counties counties,
            CookieCsrfTokenRepository csrf) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.identity = identity;
        this.counties = counties;
        this.csrf = csrf;
    }

    @GetMapping("/sign-in")
    ModelAndView page(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        if (sessions.account(request) != null) {
            return new ModelAndView(
                    "redirect:" + (isPage(to) ? LocalAddress.orHome(to) : "/console"));
        }
        return show(HttpStatus.OK, to, "", null, false);
    }

    @PostMapping("/sign-in")
    ModelAndView password(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean remember,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIn.withPassword(limited(name), limited(password), knock(request))) {
            case SignIn.Outcome.Welcome(var account) ->
                    welcome(account, remember, to, request, response);
            case SignIn.Outcome.CodeNeeded(var account) -> {
                sessions.awaitCode(request, account.id(), remember);
                yield show(HttpStatus.OK, to, account.name(), null, true);
            }
            case SignIn.Outcome.Refused() ->
                    show(HttpStatus.UNAUTHORIZED, to, name, "账号或密码不对。忘了密码，请找管理员重置。", false);
            case SignIn.Outcome.Wait(var time) ->
                    show(HttpStatus.TOO_MANY_REQUESTS, to, name, wait(time), false);
        };
    }

    @PostMapping("/sign-in/code")
    ModelAndView code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var waiting = sessions.waiting(request).orElse(null);
        if (waiting == null) {
            return show(HttpStatus.UNAUTHORIZED, to, "", "等口令的时间过了，请重新输入账号和密码。", false);
        }
        return switch (signIn.withCode(waiting.account(), limited(code), knock(request))) {
            case SignIn.Outcome.Welcome(var account) ->
                    welcome(account, waiting.remember(), to, request, response);
            case SignIn.Outcome.CodeNeeded ignored -> show(HttpStatus.OK, to, "", null, true);
            case SignIn.Outcome.Refused() ->
                    show(HttpStatus.UNAUTHORIZED, to, "", "口令不对，或者已经用过。请等下一个口令，或用一个恢复码。", true);
            case SignIn.Outcome.Wait(var time) ->
                    show(HttpStatus.TOO_MANY_REQUESTS, to, "", wait(time), true);
        };
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        csrf.saveToken(null, request, response);
        return "redirect:/";
    }

    /** Whether there is something to see; what an act leads to is none. */
    private static boolean isPage(String to) {
        return Doors.find("GET", LocalAddress.orHome(to)).isPresent() && !to.isEmpty();
    }

    private ModelAndView welcome(
            Account account,
            boolean remember,
            String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.begin(request, account.id(), remember);
        // A token that somebody could have planted before must not count afterwards.
        csrf.saveToken(null, request, response);
        rememberDevice(account, request, response);
        if (account.mustChange()) {
            return new ModelAndView("redirect:/console/me");
        }
        if (isPage(to)) {
            return new ModelAndView("redirect:" + LocalAddress.orHome(to));
        }
        return new ModelAndView("redirect:" + home(account));
    }

    /** Where somebody's work is. */
    private static String home(Account account) {
        var roles = account.grants().stream().map(Grant::role).toList();
        if (Set.copyOf(roles).equals(Set.of(Role.INFORMATION_OFFICER))) {
            return "/report";
        }
        if (Set.copyOf(roles).equals(Set.of(Role.PRODUCER))) {
            return "/farm";
        }
        return roles.stream().anyMatch(role -> role != Role.INTEGRATOR)
                ? "/console"
                : "/console/me";
    }

    private void rememberDevice(
            Account account, HttpServletRequest request, HttpServletResponse response) {
        var known = WebUtils.getCookie(request, DEVICE);
        var value =
                known != null && known.getValue().length() == 43
                        ? known.getValue()
                        : Digests.randomKey();
        signIn.remember(value, account);
        var cookie =
                ResponseCookie.from(DEVICE, value)
                        .path(identity.site().root() + "/sign-in")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Devices.REMEMBERED)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private ModelAndView show(
            HttpStatus status, String to, String name, @Nullable String fault, boolean awaitsCode) {
        var view =
                new ModelAndView(
                        VIEW, "page", new SignInPage(to, name, fault, awaitsCode, demos()));
        view.setStatus(status);
        return view;
    }

    /** Of the county that the address names, or of all. */
    private List<DemoCounty> demos() {
        var all = counties.all();
        return all.stream()
                .filter(County::demo)
                .filter(county -> Counties.mayTellOf(county.code()))
                .map(county ->
                        new DemoCounty(
                                county.name(),
                                DemoAccounts.names(county.code(), county.equals(all.getFirst()))))
                .toList();
    }

    private static SignIn.Knock knock(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, DEVICE);
        return new SignIn.Knock(
                request.getRemoteAddr(), cookie == null ? null : limited(cookie.getValue()));
    }

    private static String limited(String typed) {
        if (typed.length() > 400) {
            throw Problem.badRequest("填写的内容太长。");
        }
        return typed;
    }

    private static String wait(Duration time) {
        var seconds = Math.max(1, Math.ceilDiv(time.toMillis(), 1000));
        var words = seconds < 100 ? seconds + "秒" : (seconds + 59) / 60 + "分钟";
        return "从这里连着试错了好几次，请过%s再试。在登录过的电脑或手机上不受影响。".formatted(words);
    }
}
