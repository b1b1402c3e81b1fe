package cn.cunkou.disclosure;

import cn.cunkou.disclosure.Snapshot.Channel;
import cn.cunkou.plan.PublicRecord;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies of public records for other sites: handed out, kept as they were, and found again there.
 */
@Service
class Snapshots {
    private static final Files.Rule ARCHIVE =
            new Files.Rule(1L << 30, Set.of("application/zip"), "ZIP");
    private static final String SELECT =
            """
            select snapshot.*, file.size from disclosure.snapshot
              join platform.file on file.sha256 = snapshot.sha256
            """;

    private final PublicColumn column;
    private final Sheets sheets;
    private final CopyArchive archive;
    private final Files files;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Snapshots(
            PublicColumn column,
            Sheets sheets,
            CopyArchive archive,
            Files files,
            JdbcClient jdbc,
            Counties counties,
            Audit audit) {
        this.column = column;
        this.sheets = sheets;
        this.archive = archive;
        this.files = files;
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** A record of the column and what it says now. */
    record Current(Section section, PublicRecord record, Sheet sheet) {}

    /** What a record of a class says now; empty when the class does not show it any more. */
    Optional<Current> current(DivisionCode county, String section, String href) {
        return column.find(county, section)
                .flatMap(found ->
                        found.records().stream()
                                .filter(record -> record.href().equals(href))
                                .findFirst()
                                .map(record ->
                                        new Current(
                                                found, record, sheets.of(county, found, record))));
    }

    /**
     * Makes a copy of a record as it is now.
     *
     * @throws Problem when the class does not show it, or it has numbers of persons in it
     */
    @Transactional
    UUID make(DivisionCode county, String section, String href) {
        var current = current(county, section, href).orElseThrow(() -> Problem.notFound("这条公开信息"));
        var sheet = current.sheet();
        var personal = PersonalNumbers.in(archive.page(sheet).replaceAll("<[^>]*>", " "));
        if (personal != null) {
            throw Problem.conflict("这条信息里有%s，不能推送到外面。请先更正原来的记录。".formatted(personal));
        }
        var stored = stored(sheet);
        var id =
                jdbc.sql(
                                """
                                insert into disclosure.snapshot (division, class, href, title, digest, sha256, made_at, made_by)
                                values (:division, :class, :href, :title, :digest, :sha256, :now, :by)
                                returning id
                                """)
                        .param("division", county.digits())
                        .param("class", section)
                        .param("href", href)
                        .param("title", sheet.title())
                        .param("digest", sheet.digest())
                        .param("sha256", stored.sha256())
                        .param("now", now(county))
                        .param("by", Actor.current().name())
                        .query(UUID.class)
                        .single();
        audit.record("导出公开信息", subject(id, sheet.title(), county), null, href, null);
        return id;
    }

    private Files.Stored stored(Sheet sheet) {
        try {
            var draft = java.nio.file.Files.createTempFile("cunkou-copy-", ".zip");
            try {
                try (var out = java.nio.file.Files.newOutputStream(draft)) {
                    archive.write(sheet, out);
                }
                try (var content = java.nio.file.Files.newInputStream(draft)) {
                    return files.store(content, "copy.zip", ARCHIVE);
                }
            } finally {
                java.nio.file.Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a copy of " + sheet.title(), e);
        }
    }

    /**
     * The copy of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Snapshot get(UUID id) {
        return jdbc.sql(SELECT + " where snapshot.id = :id")
                .param("id", id)
                .query(this::snapshot)
                .optional()
                .orElseThrow(Snapshots::missing);
    }

    /** The latest copy of each record of a class, by the record's address. */
    @Transactional(readOnly = true)
    public Map<String, Snapshot> latest(DivisionCode county, String section) {
        return jdbc
                .sql(
                        SELECT
                                + """
                                 where snapshot.division = :county and class = :class
                                 order by exists (select from disclosure.posting
                                                   where posting.snapshot = snapshot.id and posting.valid) desc,
                                          made_at desc
                                """)
                .param("county", county.digits())
                .param("class", section)
                .query(this::snapshot)
                .list()
                .stream()
                .collect(Collectors.toMap(Snapshot::href, one -> one, (newer, older) -> newer));
    }

    /** Whether what is outside is no longer what the record says; not where it is gone. */
    boolean isOld(Snapshot snapshot) {
        return current(snapshot.county(), snapshot.section(), snapshot.href())
                .filter(current -> !current.sheet().digest().equals(snapshot.digest()))
                .isPresent();
    }

    /** An address and time as they were typed in. */
    record PostingInput(@Nullable String channel, @Nullable String address, @Nullable String at) {}

    /**
     * Records where a copy was put up.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    void post(UUID id, PostingInput input) {
        var snapshot = get(id);
        var faults = new Faults();
        var channel =
                java.util.Arrays.stream(Channel.values())
                        .filter(one -> one.id().equals(input.channel()))
                        .findFirst();
        if (channel.isEmpty()) {
            faults.add("channel", "没有选发布在哪里", "选一个");
        }
        var address = address(faults, input.address());
        var at = at(faults, input.at(), counties.now(snapshot.county()));
        if (faults.any() || at == null) {
            throw refused(faults);
        }
        var added =
                jdbc.sql(
                                """
                                insert into disclosure.posting (snapshot, division, channel, address, posted_at, recorded_at,
                                                                recorded_by)
                                values (:snapshot, :division, :channel, :address, :at, :now, :by)
                                    on conflict (snapshot, address) where valid do nothing
                                """)
                        .param("snapshot", id)
                        .param("division", snapshot.county().digits())
                        .param("channel", channel.orElseThrow().id())
                        .param("address", address)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("now", now(snapshot.county()))
                        .param("by", Actor.current().name())
                        .update();
        if (added == 1) {
            audit.record(
                    "登记外面的网址",
                    subject(id, snapshot.title(), snapshot.county()),
                    null,
                    address,
                    null);
        }
    }

    private static String address(Faults faults, @Nullable String typed) {
        var address = faults.required("address", "网址", typed, 500);
        try {
            var uri = new URI(address);
            if (!address.isEmpty()
                    && (uri.getHost() == null
                            || !Set.of("http", "https")
                                    .contains(Objects.requireNonNullElse(uri.getScheme(), "")))) {
                faults.add("address", "不是网址", "从浏览器地址栏复制，以https://或http://开头");
            }
        } catch (URISyntaxException e) {
            faults.add("address", "不是网址", "从浏览器地址栏复制");
        }
        return address;
    }

    private static @Nullable Instant at(Faults faults, @Nullable String typed, Instant now) {
        var text = faults.required("at", "发布时间", typed, 20);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var at = LocalDateTime.parse(text).atZone(Counties.ZONE).toInstant();
            if (at.isAfter(now)) {
                faults.add("at", "还没有到", "发布了再登记");
            }
            return at;
        } catch (DateTimeParseException e) {
            faults.add("at", "「%s」不是时间".formatted(text), "写成2019-11-18T09:30这样");
            return null;
        }
    }

    /** Takes back that a copy was put up there, with the reason. */
    @Transactional
    void withdraw(UUID id, UUID posting, @Nullable String why) {
        var snapshot = get(id);
        var faults = new Faults();
        var reason = faults.required("reason", "撤回的原因", why, 200);
        if (faults.any()) {
            throw refused(faults);
        }
        jdbc.sql(
                        """
                        update disclosure.posting set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
                         where id = :id and snapshot = :snapshot and valid
                        """)
                .param("now", now(snapshot.county()))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .param("id", posting)
                .param("snapshot", id)
                .update();
        audit.record(
                "撤回外面的网址", subject(id, snapshot.title(), snapshot.county()), null, null, reason);
    }

    /**
     * Where records stand outside, for everybody: by the address of the record, the latest first.
     */
    @Transactional(readOnly = true)
    public Map<String, List<Outside>> outside(DivisionCode county) {
        return jdbc
                .sql(
                        "select href, channel, address, posted_at from disclosure.public_posting where county = :county order by posted_at desc")
                .param("county", county.digits())
                .query((row, number) ->
                        Map.entry(
                                row.getString("href"),
                                new Outside(
                                        Channel.of(row.getString("channel")),
                                        row.getString("address"),
                                        instant(row, "posted_at"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Snapshot snapshot(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Snapshot(
                id,
                DivisionCode.of(row.getString("division")),
                row.getString("class"),
                row.getString("href"),
                row.getString("title"),
                row.getString("digest"),
                row.getString("sha256"),
                row.getLong("size"),
                instant(row, "made_at"),
                row.getString("made_by"),
                postings(id));
    }

    private List<Snapshot.Posting> postings(UUID snapshot) {
        return jdbc.sql(
                        """
                        select id, channel, address, posted_at, recorded_by from disclosure.posting
                         where snapshot = :snapshot and valid order by posted_at desc
                        """)
                .param("snapshot", snapshot)
                .query((row, number) ->
                        new Snapshot.Posting(
                                row.getObject("id", UUID.class),
                                Channel.of(row.getString("channel")),
                                row.getString("address"),
                                instant(row, "posted_at"),
                                row.getString("recorded_by")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static Audit.Subject subject(UUID id, String title, DivisionCode county) {
        return new Audit.Subject("copy", id.toString(), title, county.digits());
    }

    private OffsetDateTime now(DivisionCode county) {
        return counties.now(county).atOffset(ZoneOffset.UTC);
    }

    private static Problem refused(Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
    }

    static Problem missing() {
        return Problem.notFound("这份副本");
    }
}
