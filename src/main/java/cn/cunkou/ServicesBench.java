package cn.cunkou;

import cn.cunkou.access.Grant;
import cn.cunkou.access.Role;
import cn.cunkou.access.Tokens;
import cn.cunkou.demo.Demonstrations;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Pools;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.services.ServiceKind;
import cn.cunkou.stations.services.ServiceKinds;
import cn.cunkou.values.DivisionCode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.util.FileSystemUtils;

/**
 * Two hundred phones that come back into the network at the same moment, each with fifty services
 * that wait: how long each request takes, and whether anything is lost or counted twice. Once they
 * begin as the page on the phone does, within some seconds, once all in the same instant. Beside
 * it, the same rows by plain batched inserts.
 */
final class ServicesBench implements Benchmark {
    private static final int PHONES = 200;
    private static final int WAITING = 50;

    /** As many as the page on the phone sends at once. */
    private static final int AT_ONCE = 10;

    /** The page on the phone waits for up to so many milliseconds when much is to be sent. */
    private static final int SPREAD = 15_000;

    private static final int CONNECTIONS = 8;
    private static final int WARMING = 4;

    private final BenchReport figures = new BenchReport();

    /** One phone, and what waits on it. */
    private record Phone(Station station, String token, List<UUID> services) {}

    @Override
    public String name() {
        return "services";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-services-");
        try (var server = Server.start(folder, 0, Demonstrations.shipped().getFirst())) {
            var county = server.bean(Plans.class).all().getFirst().plan().division();
            var phones = Actor.call(system(county), () -> phones(server, county));
            var kind =
                    Actor.call(
                            system(county),
                            () ->
                                    server.bean(ServiceKinds.class)
                                            .of(county, Level.VILLAGE)
                                            .tapped()
                                            .getFirst());
            for (var round = 0; round < WARMING; round++) {
                flush("warming", server, others(phones), kind, 0);
            }
            var before = count(server, county);
            flush("as phones do", server, phones, kind, SPREAD);
            figures.put("services lost", before + PHONES * WAITING - count(server, county));
            flush("the same again", server, phones, kind, SPREAD);
            figures.put(
                    "services counted twice", count(server, county) - before - PHONES * WAITING);
            flush("in one instant", server, others(phones), kind, 0);
            plain(server, phones);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private static Actor system(DivisionCode county) {
        return Actor.system("bench", Scope.of(county.digits()));
    }

    private static List<Phone> phones(Server server, DivisionCode county) {
        var stations =
                server
                        .bean(StationLists.class)
                        .everything(
                                new StationFilter(
                                        county.digits(),
                                        "village",
                                        "in-service",
                                        null,
                                        null,
                                        "code"))
                        .stream()
                        .limit(PHONES)
                        .toList();
        var phones = new ArrayList<Phone>();
        for (var i = 0; i < PHONES; i++) {
            // Where a county has fewer stations, a station has several phones.
            var station = stations.get(i % stations.size());
            var services = new ArrayList<UUID>();
            for (var k = 0; k < WAITING; k++) {
                services.add(UUID.randomUUID());
            }
            var grant = new Grant(Role.STATION_KEEPER, station.division().digits());
            phones.add(
                    new Phone(
                            station,
                            server.bean(Tokens.class).issue(grant, "bench", null),
                            services));
        }
        return phones;
    }

    private static long count(Server server, DivisionCode county) throws Exception {
        try (var pool =
                Pools.of(server.bean(Connections.class), Connections.Role.MEASURE, "count", 1)) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "select count(*) from stations.service where division like '"
                                            + county.digits()
                                            + "%'")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The same phones with other services: a server in its first seconds is measured elsewhere. */
    private static List<Phone> others(List<Phone> phones) {
        return phones.stream()
                .map(phone ->
                        new Phone(
                                phone.station(),
                                phone.token(),
                                phone.services().stream().map(_ -> UUID.randomUUID()).toList()))
                .toList();
    }

    private void flush(String what, Server server, List<Phone> phones, ServiceKind kind, int spread)
            throws Exception {
        var times = new ConcurrentLinkedQueue<Double>();
        var chance = new Random(2019);
        var begun = System.nanoTime();
        try (var client = HttpClient.newHttpClient()) {
            atOnce(
                    phones.stream()
                            .map(phone ->
                                    (Callable<Boolean>)
                                            () -> {
                                                Thread.sleep(chance.nextInt(spread + 1));
                                                return flush(client, server, phone, kind, times);
                                            })
                            .toList());
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var sorted = times.stream().sorted().toList();
        figures.put(what + ": requests", sorted.size());
        figures.put(what + ": a request, ms (median)", sorted.get(sorted.size() / 2));
        figures.put(what + ": a request, ms (p99)", sorted.get(sorted.size() * 99 / 100));
        figures.put(what + ": a request, ms (worst)", sorted.getLast());
        figures.put(what + ": services a second", PHONES * WAITING / seconds);
    }

    private static boolean flush(
            HttpClient client, Server server, Phone phone, ServiceKind kind, Queue<Double> times)
            throws IOException, InterruptedException {
        for (var from = 0; from < WAITING; from += AT_ONCE) {
            var begun = System.nanoTime();
            send(client, server, phone, phone.services().subList(from, from + AT_ONCE), kind);
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return true;
    }

    private static void send(
            HttpClient client, Server server, Phone phone, List<UUID> services, ServiceKind kind)
            throws IOException, InterruptedException {
        var fields = new ArrayList<String>();
        for (var field : kind.fields()) {
            var value =
                    switch (field.kind()) {
                        case "number" -> "86.5";
                        case "choice" -> field.choices().getFirst();
                        case "day" -> "2019-11-18";
                        default -> "电费";
                    };
            fields.add("\"%s\": \"%s\"".formatted(field.id(), value));
        }
        var rows = new ArrayList<String>();
        var happened = Instant.EPOCH.plusSeconds(1_700_000_000L);
        for (var id : services) {
            rows.add(
                    """
                    {"id": "%s", "kind": "%s", "fields": {%s}, "happenedAt": "%s", "phone": "139%08d"}
                    """
                            .formatted(
                                    id,
                                    kind.id(),
                                    String.join(",", fields),
                                    happened.minusSeconds(id.hashCode() & 0x3fff),
                                    id.hashCode() & 0x3ffffff));
        }
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        server.address()
                                                + "/api/stations/"
                                                + phone.station().id()
                                                + "/services"))
                        .header("Authorization", "Bearer " + phone.token())
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"sentAt\": \""
                                                + happened
                                                + "\", \"services\": ["
                                                + String.join(",", rows)
                                                + "]}"))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"refused\":0")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /**
     * The same rows without a program: one connection after the other writes what a phone holds.
     */
    private void plain(Server server, List<Phone> phones) throws Exception {
        try (var pool =
                Pools.of(
                        server.bean(Connections.class),
                        Connections.Role.OWNER,
                        "plain",
                        CONNECTIONS)) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "create table public.plain_service (like stations.service including indexes)");
            }
            var begun = System.nanoTime();
            try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
                for (var done :
                        threads.invokeAll(
                                phones.stream()
                                        .map(phone -> (Callable<Boolean>) () -> write(pool, phone))
                                        .toList())) {
                    done.get();
                }
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            figures.put("plain batched inserts: services a second", PHONES * WAITING / seconds);
        }
    }

    private static boolean write(HikariDataSource pool, Phone phone) throws SQLException {
        try (var connection = pool.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into public.plain_service (id, station, station_name, division, level, day, happened_at,
                                                                  entered_at, recorded_at, phone_time, kind, kind_label, named,
                                                                  fields, content, by_id, by_name, confirmation, counts)
                                values (?, ?, ?, ?, 'village', current_date, ?, ?, now(), ?, 'kind', '缴费', true,
                                        '{"item": "电费", "amount": 86.5}', 'content', 'bench', 'bench', 'none', true)
                                """)) {
            connection.setAutoCommit(false);
            var station = phone.station();
            var now = Timestamp.from(Instant.now());
            for (var from = 0; from < WAITING; from += AT_ONCE) {
                for (var id : phone.services().subList(from, from + AT_ONCE)) {
                    statement.setObject(1, id);
                    statement.setObject(2, station.id());
                    statement.setString(3, station.name());
                    statement.setString(4, station.division().digits());
                    statement.setTimestamp(5, now);
                    statement.setTimestamp(6, now);
                    statement.setTimestamp(7, now);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
            return true;
        }
    }

    private static void atOnce(List<Callable<Boolean>> acts)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(acts)) {
                done.get();
            }
        }
    }
}
