package cn.cunkou.measures;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;

/** New facts of the county of a benchmark. */
final class BenchFacts {
    static final LocalDate LAST = LocalDate.of(2022, 12, 31);
    static final int BATCH = 1_000;
    private static final int DAYS = 50;

    private final String county;

    BenchFacts(String county) {
        this.county = county;
    }

    /**
     * Batches of a thousand facts on fifty days, as imports write them, each in a transaction of
     * its own.
     */
    void write(Connection app, int batches, int seed) throws SQLException {
        app.setAutoCommit(false);
        for (var batch = 0; batch < batches; batch++) {
            BenchCounty.execute(app, "select set_config('cunkou.scope', '" + county + "', true)");
            insert(app, batch + 1_000 * seed);
            app.commit();
        }
    }

    private void insert(Connection connection, int seed) throws SQLException {
        var random = new Random(seed);
        var numbers = new Integer[BATCH];
        var days = new String[BATCH];
        for (var i = 0; i < BATCH; i++) {
            numbers[i] = random.nextInt(1_000_000);
            days[i] = LAST.minusDays(i % DAYS * 36L).toString();
        }
        for (var table : Table.values()) {
            try (var statement = connection.prepareStatement(table.insert)) {
                var part = Math.round(BATCH * table.share);
                statement.setString(1, county);
                statement.setArray(
                        2, connection.createArrayOf("int4", Arrays.copyOf(numbers, part)));
                statement.setArray(3, connection.createArrayOf("text", Arrays.copyOf(days, part)));
                statement.executeUpdate();
            }
        }
    }

    /** New facts come to all tables, as many as their share of all facts is. */
    enum Table {
        SERVICE(
                0.6f,
                """
                insert into bench.service (person, kind, fee, on_time, day, division)
                select n % 60000, case when n % 2 = 0 then 'parcel' else 'bill' end, 300, true, cast(day as date),
                       ? || (100 + n % 20) || (200 + n % 22)
                  from unnest(?::int[], ?::text[]) as fact (n, day)
                """),
        SALE(
                0.25f,
                """
                insert into bench.sale (shop, farm, paid, day, division)
                select n % 900, n % 3 = 0, 5000, cast(day as date), ? || (100 + n % 20)
                  from unnest(?::int[], ?::text[]) as fact (n, day)
                """),
        ATTENDANCE(
                0.1f,
                """
                insert into bench.attendance (person, category, score, day, division)
                select n % 30000, 'youth', 80, cast(day as date), ? || (100 + n % 20)
                  from unnest(?::int[], ?::text[]) as fact (n, day)
                """),
        STOCK(
                0.05f,
                """
                insert into bench.stock (shop, amount, day, division)
                select n % 900, 5000, cast(day as date), ? || (100 + n % 20)
                  from unnest(?::int[], ?::text[]) as fact (n, day)
                """);

        private final float share;
        private final String insert;

        Table(float share, String insert) {
            this.share = share;
            this.insert = insert;
        }
    }
}
