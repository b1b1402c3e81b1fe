package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The script that makes the roles and the database: run here for the embedded server, printed for
 * any other.
 */
public final class RolesScript {
    private static final String NEXT_DATABASE = "\\connect ";

    private final String text;

    private RolesScript(String text) {
        this.text = text;
    }

    /** The script for one password in all roles, which is how an external server is addressed. */
    public static String print(String database, String password) {
        return render(database, role -> password).text;
    }

    static RolesScript render(String database, Map<Role, String> passwords) {
        return render(database, role -> Objects.requireNonNull(passwords.get(role)));
    }

    private static RolesScript render(String database, Function<Role, String> password) {
        var text =
                Resources.text("roles.sql")
                        .replace(":\"database\"", '"' + database.replace("\"", "\"\"") + '"');
        for (var role : Role.values()) {
            var literal = "'" + password.apply(role).replace("'", "''") + "'";
            text = text.replace(":'" + role.user() + "'", literal);
        }
        return new RolesScript(text);
    }

    /** The part that is run in the database which every server has. */
    void makeRolesAndDatabase(Connection administrator) throws SQLException {
        run(administrator, text.substring(0, text.indexOf(NEXT_DATABASE)));
    }

    /** The part that is run in the new database. */
    void prepareDatabase(Connection administrator) throws SQLException {
        var rest = text.substring(text.indexOf(NEXT_DATABASE));
        run(administrator, rest.substring(rest.indexOf('\n')));
    }

    // One by one, because a database cannot be created among other statements.
    private static void run(Connection administrator, String part) throws SQLException {
        try (var statement = administrator.createStatement()) {
            for (var one : part.replaceAll("(?m)^--.*$", "").split(";\\s*\n", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }
}
