package cn.cunkou.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The program keeps answering while nobody can connect to its database. */
@CunkouTest
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {
    @Autowired People people;
    @Autowired DataSource dataSource;

    @Test
    void everybodyIsToldToComeBack(CapturedOutput output) throws Exception {
        var visitor = people.visitor();
        var person = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        var pool = dataSource.unwrap(HikariDataSource.class);
        var name = pool.getJdbcUrl().replaceFirst(".*/([^/?]+).*", "$1");
        TestPostgres.asSuperuser("postgres", "alter database " + name + " allow_connections false");
        try {
            TestPostgres.asSuperuser(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                            + name
                            + "'");
            // the first meets a connection that breaks under it
            saysSo(person.get("/console/stations"), "text/html");
            // whoever comes later waits for one in vain, all at the same time
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                var pages =
                        Stream.of("/stations", "/search?q=%ff")
                                .map(path -> people.submit(() -> visitor.get(path)))
                                .toList();
                var programs =
                        Stream.of("/api/stations", "/api/papers")
                                .map(path -> people.submit(() -> program.get(path)))
                                .toList();
                for (var page : pages) {
                    saysSo(page.get(), "text/html");
                }
                for (var answer : programs) {
                    saysSo(answer.get(), "application/problem+json");
                }
            }
            assertThat(person.get("/assets/cunkou.css").statusCode()).isEqualTo(200);
            assertThat(person.get("/livez").statusCode()).isEqualTo(200);
            assertThat(output.getAll()).doesNotContain("Exception Processing ErrorPage");
        } finally {
            TestPostgres.asSuperuser(
                    "postgres", "alter database " + name + " allow_connections true");
        }
        // the pool tries again after a pause
        for (int tries = 0; tries < 5 && person.get("/console/me").statusCode() == 503; tries++) {
            Thread.sleep(200);
        }
        assertThat(person.get("/console/me").statusCode()).isEqualTo(200);
    }

    private static void saysSo(HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("数据库暂时连不上").doesNotContain("Exception", "Tomcat");
    }
}
