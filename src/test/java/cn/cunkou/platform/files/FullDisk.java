package cn.cunkou.platform.files;

import cn.cunkou.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Stores two megabytes on whatever disk it is given, and prints what came of it. */
final class FullDisk {
    private FullDisk() {}

    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        var files = new Files(data, JdbcClient.create(new DriverManagerDataSource()));
        try {
            files.store(
                    new ByteArrayInputStream(new byte[2 << 20]), "大表.csv", Files.Rule.ANY_TABLE);
        } catch (Problem problem) {
            System.out.println(problem.status().value());
        }
        try (Stream<Path> left = java.nio.file.Files.walk(data)) {
            System.out.println(left.filter(java.nio.file.Files::isRegularFile).count() + " left");
        }
    }
}
