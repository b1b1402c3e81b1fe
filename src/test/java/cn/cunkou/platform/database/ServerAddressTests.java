package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerAddressTests {
    @Test
    void readsBothWaysOfWritingIt() {
        var expected = new ServerAddress("jdbc:postgresql://db.example:5433/cunkou", "p@ss w+rd");
        assertThat(
                        ServerAddress.parse(
                                "jdbc:postgresql://db.example:5433/cunkou?user=x&password=p%40ss%20w+rd"))
                .isEqualTo(expected);
        assertThat(ServerAddress.parse(" postgresql://x:p%40ss%20w+rd@db.example:5433/cunkou "))
                .isEqualTo(expected);
        assertThat(ServerAddress.parse("postgres://x:p%40ss%20w+rd@db.example:5433/cunkou"))
                .isEqualTo(expected);
        assertThat(ServerAddress.parse("postgresql://x:a@h/c?sslmode=require&password=b"))
                .isEqualTo(new ServerAddress("jdbc:postgresql://h/c?sslmode=require", "b"));
    }

    @Test
    void saysWhatIsMissingAndNeverThePassword() {
        for (var address :
                List.of(
                        "mysql://x:geheim@h/c",
                        "postgresql://x:geh@eim/geheim@h/c d",
                        "postgresql://h/c",
                        "postgresql://x:geheim@h",
                        "postgresql:///c?password=geheim")) {
            assertThatExceptionOfType(DatabaseRefused.class)
                    .as(address)
                    .isThrownBy(() -> ServerAddress.parse(address))
                    .withMessageContaining("expected jdbc:postgresql://")
                    .withMessageNotContaining("geheim");
        }
    }
}
