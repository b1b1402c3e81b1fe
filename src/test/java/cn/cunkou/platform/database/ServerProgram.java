package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A program of its own that starts the server, says {@code ready}, and then writes numbers without
 * pause. It prints each number when the database has promised to keep it.
 */
final class ServerProgram {
    private ServerProgram() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        } catch (DatabaseRefused refused) {
            System.out.println("refused " + refused.getMessage());
            return;
        }
        System.out.println("ready " + postgres.serverPid() + " " + postgres.watcherPid());
        for (int number = 1; ; ) {
            try (var connection = postgres.connections().open(Role.OWNER);
                    var create = connection.createStatement();
                    var insert =
                            connection.prepareStatement("insert into kept.numbers values (?)")) {
                create.execute("create schema if not exists kept");
                create.execute("create table if not exists kept.numbers (number int)");
                while (true) {
                    insert.setInt(1, number);
                    insert.executeUpdate();
                    System.out.println(number);
                    number++;
                    Thread.sleep(1);
                }
            } catch (SQLException e) {
                System.out.println("interrupted " + e.getSQLState());
                Thread.sleep(100);
            }
        }
    }
}
