package cn.cunkou;

import cn.cunkou.access.Grant;
import cn.cunkou.access.Role;
import cn.cunkou.access.SetUpCode;
import cn.cunkou.access.Tokens;
import cn.cunkou.demo.Demonstrations;
import cn.cunkou.funds.LedgerBench;
import cn.cunkou.funds.LedgerDoctor;
import cn.cunkou.measures.MeasuresBench;
import cn.cunkou.plan.PlanCommands;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Backup;
import cn.cunkou.platform.database.Database;
import cn.cunkou.platform.database.Doctor;
import cn.cunkou.platform.database.EmbeddedPostgres;
import cn.cunkou.platform.database.RolesScript;
import cn.cunkou.region.Hosts;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.CodesBench;
import cn.cunkou.traceability.PageBench;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.OldMonths;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the program can be asked to do, one method each. */
final class Commands {
    private static final List<Benchmark> BENCHMARKS =
            List.of(
                    new MeasuresBench(),
                    new ItemsBench(),
                    new ServicesBench(),
                    new StartBench(),
                    new LedgerBench(Commands::demonstration),
                    new CodesBench(),
                    new PageBench(Commands::serving),
                    new CaptureBench(),
                    new TraceBench(),
                    new CrashBench(),
                    new MalformedBench());
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Commands() {}

    /**
     * Does what was asked.
     *
     * @return the exit status, or -1 to keep serving
     */
    static int perform(String command, List<String> arguments) throws Exception {
        return switch (command) {
            case "run" -> run(new Options(arguments, Set.of("demo", "port", "data")));
            case "train" -> train(new Options(arguments, Set.of("data")));
            case "plan" -> plan(new Options(arguments, Set.of()));
            case "backup" -> backup(new Options(arguments, Set.of("data")));
            case "restore" -> restore(new Options(arguments, Set.of("data")));
            case "doctor" -> doctor(new Options(arguments, Set.of("data")));
            case "archive" -> archive(new Options(arguments, Set.of("data")));
            case "token" ->
                    token(
                            new Options(
                                    arguments, Set.of("data", "role", "division", "name", "body")));
            case "database-script" -> databaseScript(new Options(arguments, Set.of("password")));
            case "bench" -> bench(new Options(arguments, Set.of("json")));
            default -> throw new BadUsage("unknown command: " + command);
        };
    }

    private static int run(Options options) {
        requireHosts();
        var server = Server.start(options.data(), options.port(), options.get("demo").orElse(""));
        server.bean(SetUpCode.class)
                .needed()
                .ifPresent(code ->
                        OUT.printf(
                                "first start: open %s/setup and enter the installation code %s%n",
                                server.address(), code));
        OUT.println("ready " + server.address());
        return -1;
    }

    private static void requireHosts() {
        try {
            Hosts.read(Objects.requireNonNullElse(System.getenv(Hosts.SETTING), ""));
        } catch (IllegalArgumentException e) {
            throw new BadUsage(String.valueOf(e.getMessage()));
        }
    }

    /**
     * One short life of the program that visits what users visit, so that its classes can be kept
     * for quick starts.
     */
    private static int train(Options options) throws IOException {
        try (var server = Server.start(options.data(), 0, Demonstrations.shipped().getFirst())) {
            var plan = server.bean(Plans.class).all().getFirst().plan();
            server.visit(
                    List.of(
                            "/",
                            "/promises",
                            "/promises/" + plan.items().getFirst().id(),
                            "/figures",
                            "/stations",
                            "/sign-in",
                            "/livez",
                            "/api/measures",
                            "/api/plans/" + plan.id() + "/items"));
        }
        return 0;
    }

    private static int plan(Options options) {
        var words = options.words();
        var files = words.stream().skip(1).map(Path::of).toList();
        if (words.isEmpty() || files.isEmpty()) {
            throw new BadUsage("plan check FILE… or plan explain FILE");
        }
        var commands = PlanCommands.shipped(OUT);
        return switch (words.getFirst()) {
            case "check" -> commands.check(files);
            case "explain" -> commands.explain(files.getFirst());
            default -> throw new BadUsage("plan check FILE… or plan explain FILE");
        };
    }

    private static int backup(Options options) {
        var file = options.file();
        try (var database = open(options.data())) {
            var written = Backup.write(database.connections(), attachments(options), file);
            OUT.printf(
                    "%s: %d tables, %d rows, %d attachments%n",
                    file, written.tables(), written.rows(), written.attachments());
        }
        return 0;
    }

    private static int restore(Options options) {
        var file = options.file();
        if (EmbeddedPostgres.running(options.data()).isPresent()) {
            throw new BadUsage(
                    "the program is serving from %s; stop it, and restore into an empty directory"
                            .formatted(options.data()));
        }
        try (var database = Server.database(options.data())) {
            var read = Backup.restore(database.connections(), attachments(options), file);
            OUT.printf(
                    "%s: %d tables, %d rows, %d attachments restored%n",
                    file, read.tables(), read.rows(), read.attachments());
        }
        return 0;
    }

    private static int doctor(Options options) throws Exception {
        requireHosts();
        try (var database = open(options.data())) {
            var faults =
                    new ArrayList<>(Doctor.examine(database.connections(), attachments(options)));
            faults.addAll(LedgerDoctor.examine(database.connections()));
            faults.forEach(OUT::println);
            OUT.println(faults.isEmpty() ? "all invariants hold" : faults.size() + " faults");
            return faults.isEmpty() ? 0 : 1;
        }
    }

    private static int archive(Options options) {
        try (var server = Server.quiet(options.data())) {
            var away = server.bean(OldMonths.class).putAway();
            away.forEach(month ->
                    OUT.printf(
                            "%tY-%1$tm: %d events, %d bytes%n",
                            month.month(), month.events(), month.bytes()));
            OUT.println(away.size() + " months put away");
        }
        return 0;
    }

    private static int token(Options options) throws Exception {
        var role =
                Role.find(options.required("role"))
                        .orElseThrow(() ->
                                new BadUsage(
                                        "no such role; there are "
                                                + List.of(Role.values()).stream()
                                                        .map(Role::id)
                                                        .collect(Collectors.joining(", "))));
        var division = options.required("division");
        var name = options.required("name");
        if (!division.matches("\\d{6}|\\d{9}|\\d{12}")) {
            throw new BadUsage(
                    "--division wants the 6, 9 or 12 digits of a county, town or village");
        }
        try (var server = Server.quiet(options.data())) {
            var actor = Actor.system("命令行", Scope.everywhere());
            OUT.println(
                    Actor.call(
                            actor,
                            () -> {
                                var body =
                                        role.isForBody()
                                                        || role.mayBeForBody()
                                                                && options.get("body").isPresent()
                                                ? body(server, options, division)
                                                : null;
                                return server.bean(Tokens.class)
                                        .issue(new Grant(role, division, body), name, null);
                            }));
        }
        return 0;
    }

    private static UUID body(Server server, Options options, String division) {
        var name = options.required("body");
        var known = server.bean(Registry.class).bodies(DivisionCode.of(division));
        return known.stream()
                .filter(body -> body.name().equals(name))
                .map(Body::id)
                .findFirst()
                .orElseThrow(() ->
                        new BadUsage(
                                "no such body; there are "
                                        + known.stream()
                                                .map(Body::name)
                                                .collect(Collectors.joining(", "))));
    }

    private static int databaseScript(Options options) {
        OUT.println(RolesScript.print("cunkou", options.get("password").orElse("CHANGE-ME")));
        return 0;
    }

    private static int bench(Options options) throws Exception {
        var name = options.words().isEmpty() ? "" : options.words().getFirst();
        var benchmark =
                BENCHMARKS.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new BadUsage(
                                        "benchmarks: "
                                                + BENCHMARKS.stream()
                                                        .map(Benchmark::name)
                                                        .collect(Collectors.joining(", "))));
        if (options.words().size() > 1) {
            try {
                benchmark.size(Integer.parseInt(options.words().get(1)));
            } catch (IllegalArgumentException e) {
                throw new BadUsage("bench %s: %s".formatted(name, e.getMessage()));
            }
        }
        benchmark.run(OUT, options.get("json").isPresent());
        return 0;
    }

    /** The program with its first demonstration, for a benchmark. */
    private static LedgerBench.Running demonstration(Path folder) {
        try {
            var server = Server.start(folder, 0, Demonstrations.shipped().getFirst());
            return new LedgerBench.Running() {
                @Override
                public <T> T bean(Class<T> type) {
                    return server.bean(type);
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, as its visitors reach it. */
    private static PageBench.Running serving(Path folder) {
        try {
            var server = Server.start(folder, 0, Demonstrations.shipped().getFirst());
            return new PageBench.Running() {
                @Override
                public <T> T bean(Class<T> type) {
                    return server.bean(type);
                }

                @Override
                public String site() {
                    return server.address();
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The database of a data directory: the one being served from it, or one started for the
     * moment.
     */
    static Database open(Path data) {
        var url = System.getenv("CUNKOU_DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return Database.external(url);
        }
        return EmbeddedPostgres.running(data)
                .map(Database::served)
                .orElseGet(() -> Database.embedded(data));
    }

    private static Path attachments(Options options) {
        return options.data().resolve("attachments");
    }
}
