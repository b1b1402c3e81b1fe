package cn.cunkou.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database this program uses: the server it starts itself, or one that somebody else runs. */
public final class Database implements AutoCloseable {
    private final Connections connections;
    private final @Nullable EmbeddedPostgres server;

    private Database(Connections connections, @Nullable EmbeddedPostgres server) {
        this.connections = connections;
        this.server = server;
    }

    public static Database embedded(Path dataDirectory) {
        var server = EmbeddedPostgres.start(dataDirectory);
        return new Database(server.connections(), server);
    }

    public static Database external(String url) {
        return new Database(Connections.external(url), null);
    }

    /** A database that is served already, such as a test's. */
    public static Database served(Connections connections) {
        return new Database(connections, null);
    }

    public Connections connections() {
        return connections;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
