package cn.cunkou.funds;

import cn.cunkou.funds.Merkle.Edge;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks what must always hold of ledgers: nothing that was sealed has changed, numbers have no
 * gap, no account is overdrawn, and what payments say is what was paid.
 */
public final class LedgerDoctor {
    private final Connection connection;
    private final List<String> faults = new ArrayList<>();

    private LedgerDoctor(Connection connection) {
        this.connection = connection;
    }

    /** What is wrong, one sentence each; empty when all is well. */
    public static List<String> examine(Connections connections) throws SQLException {
        try (var connection = connections.open(Role.BACKUP)) {
            // So that rows come by and by, however long a ledger is.
            connection.setAutoCommit(false);
            var doctor = new LedgerDoctor(connection);
            for (var fund : doctor.texts("select id from funds.fund order by id")) {
                doctor.ledger(fund);
                doctor.balances(fund);
            }
            doctor.payments();
            doctor.triggers();
            connection.rollback();
            return doctor.faults;
        }
    }

    private record Sealed(long size, String root, String day) {}

    private void ledger(String fund) throws SQLException {
        var seals = seals(fund);
        var next = 0;
        var edge = Edge.empty();
        var broken = false;
        try (var statement =
                connection.prepareStatement(
                        """
                        select entry.*, leaf.hash as sealed_hash
                          from funds.entry as entry
                          left join funds.leaf as leaf on leaf.fund = entry.fund and leaf.number = entry.number
                         where entry.fund = ? order by entry.number
                        """)) {
            statement.setString(1, fund);
            statement.setFetchSize(2_000);
            var expected = 1L;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var entry = EntryRows.entry(rows, 0);
                    var sealed = rows.getString("sealed_hash");
                    var leaf = Merkle.leaf(EntryText.of(entry));
                    if (entry.number() != expected) {
                        faults.add(
                                "ledger %s: entry %d is missing; bring it back from a backup"
                                        .formatted(fund, expected));
                        expected = entry.number();
                    }
                    if (sealed != null && !sealed.equals(leaf)) {
                        faults.add(
                                "ledger %s: entry %d (%s, %s, %d fen) is not what was sealed; bring it back from a backup"
                                        .formatted(
                                                fund,
                                                entry.number(),
                                                entry.day(),
                                                entry.kind().id(),
                                                entry.fen()));
                    }
                    edge.add(leaf);
                    if (next < seals.size() && seals.get(next).size() == expected) {
                        broken = root(fund, seals.get(next), edge, broken);
                        next++;
                    }
                    expected++;
                }
            }
        }
        if (next < seals.size()) {
            faults.add(
                    "ledger %s: %d entries were sealed on %s, fewer are there; bring them back from a backup"
                            .formatted(fund, seals.getLast().size(), seals.getLast().day()));
        }
    }

    /** Later roots are wrong with an earlier one, so the first says it. */
    private boolean root(String fund, Sealed seal, Edge edge, boolean broken) {
        if (!broken && !seal.root().equals(edge.root())) {
            faults.add(
                    "ledger %s: the root of %s over %d entries is %s, the entries give %s; one of them was changed, added or removed after the root before it"
                            .formatted(fund, seal.day(), seal.size(), seal.root(), edge.root()));
            return true;
        }
        return broken;
    }

    private List<Sealed> seals(String fund) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select size, root, day from funds.seal where fund = ? order by size")) {
            statement.setString(1, fund);
            var seals = new ArrayList<Sealed>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    seals.add(new Sealed(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
            return seals;
        }
    }

    private void balances(String fund) throws SQLException {
        var balances = new HashMap<String, Long>();
        try (var statement =
                connection.prepareStatement(
                        """
                        select from_account, to_account, sum(fen)::bigint from funds.entry where fund = ? group by 1, 2
                        """)) {
            statement.setString(1, fund);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    balances.merge(rows.getString(1), -rows.getLong(3), Long::sum);
                    balances.merge(rows.getString(2), rows.getLong(3), Long::sum);
                }
            }
        }
        for (Map.Entry<String, Long> balance : balances.entrySet()) {
            var isOutside =
                    balance.getKey().equals(Account.TREASURY)
                            || balance.getKey().equals(Account.BUDGET);
            if (!isOutside && balance.getValue() < 0) {
                faults.add(
                        "ledger %s: account %s is overdrawn by %d fen"
                                .formatted(fund, balance.getKey(), -balance.getValue()));
            }
        }
    }

    private void payments() throws SQLException {
        for (var payment :
                texts(
                        """
                        select payment.fund || ': payment ' || payment.id || ' of ' || payment.fen || ' fen is ' || payment.state
                               || ', its entries are ' || coalesce(sum(entry.fen), 0) || ' fen'
                          from funds.payment as payment
                          left join funds.entry as entry on entry.payment = payment.id and entry.kind = 'payment'
                         group by payment.id
                        having coalesce(sum(entry.fen), 0) <> case when payment.state = 'paid' then payment.fen else 0 end
                         order by 1
                        """)) {
            faults.add("ledger " + payment);
        }
    }

    private void triggers() throws SQLException {
        for (var table : List.of("entry", "leaf", "seal")) {
            var guarded =
                    texts(
                            """
                            select tgname from pg_trigger
                             where tgrelid = 'funds.%s'::regclass and tgname = 'only_added' and tgenabled = 'O'
                            """
                                    .formatted(table));
            if (guarded.isEmpty()) {
                faults.add(
                        "table funds.%s can be changed: its trigger only_added is off or missing"
                                .formatted(table));
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                @Nullable String text = rows.getString(1);
                if (text != null) {
                    texts.add(text);
                }
            }
            return texts;
        }
    }
}
