package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.platform.database.Connections.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScopeTests {
    private static Connections database = TestPostgres.unmigrated();

    @BeforeAll
    static void twoTowns() throws SQLException {
        database = TestPostgres.database();
        as(
                Role.OWNER,
                null,
                """
                create schema town;
                grant usage on schema town to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;
                create table town.shop (id int primary key, name text, phone text, division text not null);
                call platform.protect('town.shop');
                create table town.unit (id int primary key);
                call platform.protect_shared('town.unit');
                insert into town.unit values (1);
                grant select (id, name) on town.shop to cunkou_public;
                create policy public_reads on town.shop for select to cunkou_public using (true);
                call platform.publish_view('town.public_shop', 'select id, name from town.shop');
                call platform.publish_view('town.leaky_shop', 'select id, phone from town.shop');
                call platform.publish_view('town.public_shop', 'select id, name from town.shop');
                create view town.careless as select * from town.shop;
                grant select on town.careless to cunkou_app;
                insert into town.shop values (1, '水寨店', '13800000001', '441424100001'), (2, '华城店', '13800000002', '441424102001')
                """);
    }

    @Test
    void whoActsSeesOnlyTheirDivisions() throws SQLException {
        assertThat(as(Role.APP, "441424100", "select name from town.shop")).containsExactly("水寨店");
        assertThat(as(Role.APP, "441424", "select name from town.shop")).hasSize(2);
        assertThat(as(Role.APP, "441424102,441424103", "select name from town.shop"))
                .containsExactly("华城店");
        assertThat(as(Role.APP, "*", "select name from town.shop")).hasSize(2);
        assertThat(as(Role.APP, "441423", "select name from town.shop")).isEmpty();
    }

    @Test
    void whoActsWritesOnlyInTheirDivisions() throws SQLException {
        assertRefused(
                Role.APP,
                "441424100",
                "insert into town.shop values (3, '', '', '441424102001')",
                "row-level");
        assertRefused(
                Role.APP,
                "441424100",
                "update town.shop set division = '441424102001'",
                "row-level");
        assertThat(
                        as(
                                Role.APP,
                                "441424100",
                                "update town.shop set phone = '1' where id = 2 returning name"))
                .isEmpty();
    }

    @Test
    void withoutAScopeEveryTableRefuses() {
        for (var scope : new @Nullable String[] {null, ""}) {
            for (var table : List.of("town.shop", "town.unit")) {
                assertRefused(Role.APP, scope, "select * from " + table, "no scope is set");
                assertRefused(Role.APP, scope, "delete from " + table, "no scope is set");
            }
        }
    }

    @Test
    void aScopeThatIsNoDivisionIsRefused() {
        for (var scope : List.of("%", "4", "441424100%", "441424,", "441424, 441425", "41_424")) {
            assertRefused(Role.APP, scope, "select * from town.shop", "names no division");
        }
    }

    @Test
    void measuresAndBackupsReadAllPlacesAndWriteNothing() throws SQLException {
        for (var role : List.of(Role.MEASURE, Role.BACKUP)) {
            assertThat(as(role, null, "select name from town.shop")).hasSize(2);
            assertRefused(role, null, "delete from town.shop", "permission denied");
        }
    }

    @Test
    void thePublicReadsWhatWasGrantedWhoeverAsks() throws SQLException {
        assertThat(as(Role.APP, "441424100", "select name from town.public_shop")).hasSize(2);
        assertThat(as(Role.APP, null, "select name from town.public_shop")).hasSize(2);
        assertRefused(Role.APP, "*", "select phone from town.leaky_shop", "permission denied");
        assertThat(
                        as(
                                Role.OWNER,
                                null,
                                "select viewowner::text from pg_views where viewname = 'public_shop'"))
                .containsExactly("cunkou_public");
    }

    @Test
    void aCarelessViewOfTheOwnerOpensNothing() {
        assertRefused(
                Role.APP, "441424100", "select * from town.careless", "belongs to cunkou_owner");
    }

    @Test
    void theProgramCannotLoosenItsOwnBonds() {
        for (var sql :
                List.of(
                        "create table town.mine ()",
                        "create table public.mine ()",
                        "alter table town.shop disable row level security",
                        "set role cunkou_owner",
                        "set role cunkou_public",
                        "call platform.protect('town.shop')",
                        "copy town.shop from program 'true'")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(sql)
                    .isThrownBy(() -> as(Role.APP, "*", sql));
        }
    }

    private static void assertRefused(Role role, @Nullable String scope, String sql, String why) {
        assertThatExceptionOfType(SQLException.class)
                .as(role + " in " + scope + ": " + sql)
                .isThrownBy(() -> as(role, scope, sql))
                .withMessageContaining(why);
    }

    private static List<String> as(Role role, @Nullable String scope, String sql)
            throws SQLException {
        try (var connection = database.open(role)) {
            connection.setAutoCommit(false);
            if (scope != null) {
                set(connection, scope);
            }
            var found = new ArrayList<String>();
            try (var statement = connection.createStatement()) {
                if (statement.execute(sql)) {
                    try (var rows = statement.getResultSet()) {
                        while (rows.next()) {
                            found.add(rows.getString(1));
                        }
                    }
                }
            }
            connection.commit();
            return found;
        }
    }

    private static void set(Connection connection, String scope) throws SQLException {
        try (var setting =
                connection.prepareStatement("select set_config('cunkou.scope', ?, true)")) {
            setting.setString(1, scope);
            setting.execute();
        }
    }
}
