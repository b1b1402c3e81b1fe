package cn.cunkou.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database, so that any instance knows them and a restart ends none. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        tableName = "access.session",
        maxInactiveIntervalInSeconds = 8 * 60 * 60,
        cleanupCron = "0 */10 * * * *")
class SessionsInDatabase {
    /** Request attribute: the cookie outlives the browser's window. */
    static final String KEEP_COOKIE = SessionsInDatabase.class.getName() + ".keep";

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
