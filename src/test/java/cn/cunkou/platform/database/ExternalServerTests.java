package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.platform.database.Connections.Role;
import org.junit.jupiter.api.Test;

class ExternalServerTests {
    private final Connections prepared = TestPostgres.unmigrated();

    @Test
    void usesAServerThatAnAdministratorHasPrepared() throws Exception {
        var connections = Connections.external(url(prepared, "test"));
        Migrations.migrate(connections);
        for (var role : Role.values()) {
            connections.open(role).close();
        }
        assertThat(connections.url()).doesNotContain("test&").doesNotContain("password");
    }

    @Test
    void saysWhatAnAdministratorHasToMend() {
        assertRefusedWhile(
                "cunkou_backup nobypassrls",
                "cunkou_backup bypassrls",
                "cunkou_backup lacks BYPASSRLS");
        assertRefusedWhile("cunkou_app superuser", "cunkou_app nosuperuser", "is a superuser");
        assertRefusedWhile(
                "cunkou_measure bypassrls",
                "cunkou_measure nobypassrls",
                "other than cunkou_backup has BYPASSRLS");
        assertRefusedWhile(
                "cunkou_app nologin", "cunkou_app login", "does not let cunkou_app log in");
        assertRefusedWhile(
                "cunkou_public rename to p",
                "p rename to cunkou_public",
                "cunkou_public is missing");
    }

    private void assertRefusedWhile(String broken, String mended, String message) {
        TestPostgres.asSuperuser("postgres", "alter role " + broken);
        try {
            assertRefused(url(prepared, "test"), message)
                    .withMessageContaining("./cunkou database-script");
        } finally {
            TestPostgres.asSuperuser("postgres", "alter role " + mended);
        }
    }

    @Test
    void refusesADatabaseInWhichChineseIsNotFound() {
        TestPostgres.asSuperuser(
                "postgres",
                "create database latin owner cunkou_owner template template0 locale_provider libc locale 'C' encoding 'UTF8'");
        assertRefused(
                prepared.url().replaceFirst("/[^/]*$", "/latin") + "?password=test",
                "LC_CTYPE is C");
    }

    @Test
    void saysWhyItCannotLogIn() {
        assertRefused(url(prepared, "wrong"), "log in");
        assertRefused(
                prepared.url().replaceFirst("/[^/]*$", "/nowhere") + "?password=test", "nowhere");
        assertRefused("jdbc:postgresql://127.0.0.1:1/cunkou?password=test", "cannot be reached");
    }

    @Test
    void printsTheScriptForAnAdministrator() {
        var script = RolesScript.print("wuhua", "it's");
        assertThat(script)
                .contains("create database \"wuhua\"")
                .contains("\\connect \"wuhua\"")
                .contains("password 'it''s'")
                .doesNotContain(":'")
                .doesNotContain(":\"");
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<DatabaseRefused> assertRefused(
            String url, String message) {
        return assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Connections.external(url))
                .withMessageContaining(message);
    }

    private static String url(Connections database, String password) {
        return database.url() + "?password=" + password;
    }
}
