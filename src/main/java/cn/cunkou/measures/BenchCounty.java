package cn.cunkou.measures;

import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Four million rows of evidence of one county over five years, in tables of their own, and twenty
 * measures of all seven aggregates upon them.
 */
public final class BenchCounty {
    /** A county that is nobody's. */
    static final String NOBODYS = "999999";

    private final String county;

    /**
     * @param county six digits
     */
    public BenchCounty(String county) {
        this.county = county;
    }

    /** The last day of its evidence. */
    public static LocalDate last() {
        return BenchFacts.LAST;
    }

    public FurtherMeasures measures() {
        return new FurtherMeasures("bench", BenchMeasures.texts());
    }

    /**
     * Writes it all into a database that is migrated.
     *
     * @param owner in no transaction
     */
    public void fill(Connection owner) throws SQLException {
        execute(owner, text("ground.sql"));
        execute(owner, text("facts.sql").replace(NOBODYS, county));
        for (var table : List.of("service", "sale", "attendance", "stock")) {
            execute(owner, "create index on bench.%1$s (day, division)".formatted(table));
            var subject = List.of("sale", "stock").contains(table) ? "shop" : "person";
            execute(owner, "create index on bench.%s (%s)".formatted(table, subject));
        }
        execute(owner, "vacuum analyze");
    }

    /**
     * A thousand new facts on fifty days, in one transaction.
     *
     * @param seed another one gives other facts
     */
    public void write(Connections connections, int seed) throws SQLException {
        try (var app = connections.open(Role.APP)) {
            new BenchFacts(county).write(app, 1, seed);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(BenchCounty.class.getResourceAsStream("bench/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
