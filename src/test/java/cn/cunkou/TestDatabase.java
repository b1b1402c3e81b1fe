package cn.cunkou;

import cn.cunkou.platform.database.Database;
import cn.cunkou.platform.database.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The database and the data directory of the shared context. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    @Bean
    Database database() {
        return Database.served(TestPostgres.database());
    }

    @Bean
    DynamicPropertyRegistrar dataDirectory() throws IOException {
        var directory = Files.createTempDirectory("cunkou-data-");
        return registry -> registry.add("cunkou.data", directory::toString);
    }
}
