package cn.cunkou;

import cn.cunkou.measures.FurtherMeasures;
import cn.cunkou.platform.database.Database;
import cn.cunkou.platform.database.DatabaseRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The program, serving. The database starts beside the application, which waits for it where it
 * first needs it.
 */
final class Server implements AutoCloseable {
    /** Made by Spring's ahead-of-time processing. */
    private static final String PREPARED = "cn.cunkou.Server__ApplicationContextInitializer";

    private final GenericApplicationContext context;

    private Server(GenericApplicationContext context) {
        this.context = context;
    }

    /** The application without a database: from this its beans are prepared when it is built. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    private static SpringApplication application() {
        var application = new SpringApplication(Cunkou.class);
        application.setMainApplicationClass(Server.class);
        return application;
    }

    /**
     * @param further measures besides those that the program ships
     */
    static Server start(Path data, int port, String demo, FurtherMeasures... further) {
        usePreparedBeans();
        return start(
                () -> database(data),
                List.of(further),
                "--server.port=" + port,
                "--cunkou.data=" + data.toAbsolutePath(),
                "--cunkou.demo=" + demo);
    }

    private static void usePreparedBeans() {
        if (ClassUtils.isPresent(PREPARED, Server.class.getClassLoader())) {
            System.setProperty("spring.aot.enabled", "true");
        }
    }

    /** The program without its doors, also beside one that serves from the same data. */
    static Server quiet(Path data) {
        return start(
                () -> Commands.open(data),
                List.of(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--db-scheduler.enabled=false",
                "--cunkou.data=" + data.toAbsolutePath());
    }

    private static Server start(
            Supplier<Database> source, List<FurtherMeasures> further, String... arguments) {
        // Logging begins before two threads want it.
        LoggerFactory.getILoggerFactory();
        var database = CompletableFuture.supplyAsync(source, Thread::startVirtualThread);
        var application = application();
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Database.class, database::join);
            further.forEach(
                    more -> beans.registerBean(more.schema(), FurtherMeasures.class, () -> more));
        });
        try {
            return new Server((GenericApplicationContext) application.run(arguments));
        } catch (RuntimeException e) {
            throw refusal(database, e);
        }
    }

    static Database database(Path data) {
        var url = System.getenv("CUNKOU_DATABASE_URL");
        return url == null || url.isBlank() ? Database.embedded(data) : Database.external(url);
    }

    /**
     * The database's own words where it was the database that refused; it is let go of in any case.
     */
    private static RuntimeException refusal(
            CompletableFuture<Database> database, RuntimeException failure) {
        try {
            database.join().close();
            return failure;
        } catch (CompletionException e) {
            return e.getCause() instanceof DatabaseRefused refused ? refused : failure;
        }
    }

    String address() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return "http://localhost:" + (server == null ? 0 : server.getPort());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void visit(List<String> paths) {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : paths) {
                var request =
                        HttpRequest.newBuilder(URI.create(address() + path))
                                .timeout(Duration.ofSeconds(20))
                                .build();
                client.send(request, BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the program does not answer its own requests", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
