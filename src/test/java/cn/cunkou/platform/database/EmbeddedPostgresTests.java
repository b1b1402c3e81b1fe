package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.platform.database.Connections.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {
    @Test
    void keepsWhatWasWritten(@TempDir Path folder) throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (var postgres = EmbeddedPostgres.start(folder)) {
                Migrations.migrate(postgres.connections());
                try (var connection = postgres.connections().open(Role.OWNER);
                        var statement = connection.createStatement()) {
                    statement.execute("create table if not exists platform.kept (n int)");
                    statement.execute("insert into platform.kept values (1)");
                    var rows = statement.executeQuery("select count(*) from platform.kept");
                    rows.next();
                    assertThat(rows.getInt(1)).isEqualTo(start);
                }
            }
        }
    }
}
