package cn.cunkou.access;

import cn.cunkou.platform.web.Paged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts as they are stored, with the roles given to them. */
@Repository
class AccountTable {
    private static final String SELECT =
            """
            select account.id, account.division, account.name, display_name, post, must_change,
                   totp is not null as second_factor, disabled_at, last_sign_in_at, created_at, version,
                   array(select role || '@' || granted.division || coalesce('#' || granted.body, '')
                            from access.granted_role as granted
                          where granted.account = account.id order by 1) as grants
              from access.account
            """;
    private static final String FILTER =
            """
             where (:words = '' or position(:words in lower(name || ' ' || display_name || ' ' || post)) > 0)
               and (:role = '' or exists (select from access.granted_role as granted
                                           where granted.account = account.id and granted.role = :role))
               and (:state = '' or (:state = 'disabled') = (disabled_at is not null))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    boolean isEmpty() {
        return jdbc.sql("select not exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Account> find(UUID id) {
        return jdbc.sql(SELECT + " where account.id = :id")
                .param("id", id)
                .query(AccountTable::account)
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Account> find(String name) {
        return jdbc.sql(SELECT + " where account.name = :name")
                .param("name", name)
                .query(AccountTable::account)
                .optional();
    }

    /** The stored digest of the password. */
    @Transactional(readOnly = true)
    String password(UUID id) {
        return jdbc.sql("select password from access.account where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /**
     * Accounts by name of the person.
     *
     * @param words part of a name or post, empty for all
     * @param role id of a role, empty for all
     * @param state {@code active}, {@code disabled}, or empty for all
     */
    @Transactional(readOnly = true)
    Paged<Account> list(String words, String role, String state, Paged.Request page) {
        var rows =
                jdbc.sql(
                                SELECT
                                        + FILTER
                                        + """
                                         order by display_name collate region.pinyin, name limit :size offset :offset
                                        """)
                        .param("words", words)
                        .param("role", role)
                        .param("state", state)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(AccountTable::account)
                        .list();
        var total =
                jdbc.sql("select count(*) from access.account" + FILTER)
                        .param("words", words)
                        .param("role", role)
                        .param("state", state)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    UUID insert(
            String name,
            String displayName,
            String post,
            String password,
            boolean mustChange,
            List<Grant> grants) {
        var id =
                jdbc.sql(
                                """
                                insert into access.account (division, name, display_name, post, password, must_change, created_at)
                                values (:division, :name, :displayName, :post, :password, :mustChange, :now) returning id
                                """)
                        .param("division", Grant.common(grants))
                        .param("name", name)
                        .param("displayName", displayName)
                        .param("post", post)
                        .param("password", password)
                        .param("mustChange", mustChange)
                        .param("now", now())
                        .query(UUID.class)
                        .single();
        insertGrants(id, grants);
        return id;
    }

    /**
     * @throws OptimisticLockingFailureException when the account has changed since that version
     */
    void update(UUID id, int version, String displayName, String post, List<Grant> grants) {
        var updated =
                jdbc.sql(
                                """
                                update access.account set display_name = :displayName, post = :post, division = :division,
                                       version = version + 1 where id = :id and version = :version
                                """)
                        .param("displayName", displayName)
                        .param("post", post)
                        .param("division", Grant.common(grants))
                        .param("id", id)
                        .param("version", version)
                        .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException(
                    "account " + id + " has changed since version " + version);
        }
        jdbc.sql("delete from access.granted_role where account = :id").param("id", id).update();
        insertGrants(id, grants);
    }

    void setPassword(UUID id, String password, boolean mustChange) {
        jdbc.sql(
                        """
                        update access.account set password = :password, must_change = :mustChange, version = version + 1
                         where id = :id
                        """)
                .param("password", password)
                .param("mustChange", mustChange)
                .param("id", id)
                .update();
    }

    void setDisabled(UUID id, boolean disabled) {
        jdbc.sql(
                        "update access.account set disabled_at = :at, version = version + 1 where id = :id")
                .param("at", disabled ? now() : null)
                .param("id", id)
                .update();
    }

    @Transactional
    void signedIn(UUID id) {
        jdbc.sql("update access.account set last_sign_in_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    private void insertGrants(UUID id, Collection<Grant> grants) {
        for (var grant : grants) {
            jdbc.sql(
                            "insert into access.granted_role (account, role, division, body) values (:account, :role, :division, :body)")
                    .param("account", id)
                    .param("role", grant.role().id())
                    .param("division", grant.division())
                    .param("body", grant.body())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var grants =
                Stream.of((String[]) row.getArray("grants").getArray())
                        .map(Grant::parse)
                        .filter(Objects::nonNull)
                        .toList();
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("division"),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("post"),
                grants,
                row.getBoolean("must_change"),
                row.getBoolean("second_factor"),
                instant(row.getTimestamp("disabled_at")),
                instant(row.getTimestamp("last_sign_in_at")),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
