package cn.cunkou.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Puts the doors into the chain of filters. Who acts is the {@code Actor}; Spring Security keeps no
 * second truth.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Set<String> READING = Set.of("GET", "HEAD", "TRACE", "OPTIONS");

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        var headers = new FilterRegistrationBean<>(new SecurityHeaders());
        headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        headers.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return headers;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> headersOfTheServer() {
        return server -> server.addEngineValves(new HeadersValve());
    }

    @Bean
    HttpFirewall programFirewall() {
        return new ProgramFirewall();
    }

    /** Names in addresses keep their escaped slashes; the firewall says where they may have any. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> escapedSlashes() {
        return server ->
                server.addConnectorCustomizers(connector ->
                        connector.setEncodedSolidusHandling(
                                EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /** Costs of a digest as OWASP's cheat sheet on storing passwords has them at least. */
    @Bean
    Argon2PasswordEncoder passwordDigests() {
        return new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("csrf");
        tokens.setCookieCustomizer(cookie -> cookie.path("/").httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Doors doors,
            Visitors visitors,
            Desks desks,
            Refusals refusals,
            CookieCsrfTokenRepository csrfTokens)
            throws Exception {
        return http.addFilterBefore(new ActorFilter(visitors, desks, refusals), CsrfFilter.class)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(csrfTokens)
                                .requireCsrfProtectionMatcher(SecurityConfiguration::mayBeForged))
                .authorizeHttpRequests(requests ->
                        requests.anyRequest()
                                .access((authentication, context) ->
                                        decide(doors, context.getRequest())))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(AbstractHttpConfigurer::disable)
                // its details would read the session of every request, style sheets included
                .anonymous(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .rememberMe(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .securityContext(context ->
                        context.securityContextRepository(new NullSecurityContextRepository()))
                .build();
    }

    private static AuthorizationResult decide(Doors doors, HttpServletRequest request) {
        // The request was decided upon already; this shows its error page.
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return new AuthorizationDecision(true);
        }
        var visit = Visit.of(request);
        if (visit == null) {
            return new AuthorizationDecision(false);
        }
        var path = request.getRequestURI();
        if (visit.mustChangePassword() && !isOpenBeforeChange(path)) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(
                doors.answer(request.getMethod(), path, visit.actor()) == Doors.Answer.COME_IN);
    }

    private static boolean isOpenBeforeChange(String path) {
        return path.equals("/console/me")
                || path.equals("/console/me/password")
                || path.equals("/sign-out")
                || path.startsWith("/assets/")
                || path.startsWith("/help");
    }

    /** No page of another site can send a header of its own, and a device's token is no cookie. */
    private static boolean mayBeForged(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && !Visitors.showsKey(request)
                && request.getHeader("Device-Token") == null
                && request.getHeader("Cunkou-Signature") == null;
    }
}
