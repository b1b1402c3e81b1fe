package cn.cunkou.access;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions live in the database, so that any instance knows them and a restart ends none. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionsInDatabase {
    /** Request attribute: the cookie outlives the browser's window. */
    static final String KEEP_COOKIE = SessionsInDatabase.class.getName() + ".keep";

    /** As {@code EnableJdbcHttpSession} makes it, without the codes of other databases' errors. */
    @Bean
    JdbcIndexedSessionRepository sessionRepository(
            JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var repository = new JdbcIndexedSessionRepository(jdbc, ownTransaction);
        repository.setTableName("access.session");
        repository.setDefaultMaxInactiveInterval(Duration.ofHours(8));
        repository.setCleanupCron("0 */10 * * * *");
        return repository;
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new SessionCookie();
        cookie.setCookieName("session");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /**
     * {@code Secure} follows the request: the same program serves a county by HTTPS and a developer
     * without.
     */
    private static final class SessionCookie extends DefaultCookieSerializer {
        @Override
        public void writeCookieValue(CookieValue cookie) {
            if (cookie.getRequest().getAttribute(KEEP_COOKIE) != null
                    && !cookie.getCookieValue().isEmpty()) {
                cookie.setCookieMaxAge(Math.toIntExact(Sessions.REMEMBERED.toSeconds()));
            }
            super.writeCookieValue(cookie);
        }
    }
}
