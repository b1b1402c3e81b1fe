package cn.cunkou.disclosure;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters as they are stored; which of them somebody sees is held by the database. */
@Repository
class LetterBook {
    private static final String SELECT =
            """
            select letter.*, body.name as body_name
              from disclosure.letter
              left join registry.public_body as body on body.id = letter.concerns
            """;
    private static final String ANSWERED =
            """
             coalesce((select letter_step.kind = 'answered' from disclosure.letter_step
                        where letter_step.letter = letter.id and letter_step.kind in ('added', 'answered')
                        order by letter_step.number desc limit 1), false)
            """;

    private final JdbcClient jdbc;
    private final Counties counties;

    LetterBook(JdbcClient jdbc, Counties counties) {
        this.jdbc = jdbc;
        this.counties = counties;
    }

    /**
     * A letter to be kept.
     *
     * @param form digest of the form
     * @param ofHandlers whether it concerns the body that deals with reports
     */
    record NewLetter(
            DivisionCode county,
            String form,
            Letter.Kind kind,
            @Nullable String about,
            Letter.@Nullable Concerned concerns,
            boolean ofHandlers,
            boolean referred,
            String said,
            @Nullable String name,
            @Nullable String contact,
            LocalDate day,
            LocalDate due) {}

    /** Empty when one came with the same form before. */
    Optional<UUID> insert(NewLetter letter, Receipt receipt) {
        return jdbc.sql(
                        """
                        insert into disclosure.letter (division, number, secret, form, kind, about, concerns, of_lead, of_handlers,
                                                       referred, said, name, contact, day, due)
                        values (:division, :number, :secret, :form, :kind, :about, :concerns, :lead, :handlers, :referred, :said,
                                :name, :contact, :day, :due)
                            on conflict (form) do nothing
                        returning id
                        """)
                .param("division", letter.county().digits())
                .param("number", receipt.number())
                .param("secret", receipt.secret())
                .param("form", letter.form())
                .param("kind", letter.kind().id())
                .param("about", letter.about())
                .param("concerns", letter.concerns() == null ? null : letter.concerns().id())
                .param("lead", letter.concerns() != null && letter.concerns().lead())
                .param("handlers", letter.ofHandlers())
                .param("referred", letter.referred())
                .param("said", letter.said())
                .param("name", letter.name())
                .param("contact", letter.contact())
                .param("day", letter.day())
                .param("due", letter.due())
                .query(UUID.class)
                .optional();
    }

    void attach(UUID letter, DivisionCode county, String sha256, String name) {
        jdbc.sql(
                        """
                        insert into disclosure.letter_file (letter, division, sha256, name, day)
                        values (:letter, :division, :sha256, :name, :day)
                        """)
                .param("letter", letter)
                .param("division", county.digits())
                .param("sha256", sha256)
                .param("name", name)
                .param("day", counties.today(county))
                .update();
    }

    Optional<Letter> find(UUID id) {
        return jdbc.sql(SELECT + " where letter.id = :id")
                .param("id", id)
                .query(this::whole)
                .optional();
    }

    Optional<Letter> withForm(String form) {
        return jdbc.sql(SELECT + " where letter.form = :form")
                .param("form", form)
                .query(this::whole)
                .optional();
    }

    Optional<Letter> with(Receipt receipt) {
        return jdbc.sql(SELECT + " where letter.number = :number and letter.secret = :secret")
                .param("number", receipt.number())
                .param("secret", receipt.secret())
                .query(this::whole)
                .optional();
    }

    /**
     * Letters of a county without their files, those that wait first.
     *
     * @param kind empty for both
     */
    List<Letter> list(DivisionCode county, String kind, boolean openOnly) {
        return jdbc.sql(
                        SELECT
                                + " where letter.division = :county and (:kind = '' or letter.kind = :kind) and (not :open or not "
                                + ANSWERED
                                + ") order by "
                                + ANSWERED
                                + ", letter.due, letter.number desc")
                .param("county", county.digits())
                .param("kind", kind)
                .param("open", openOnly)
                .query((row, number) ->
                        letter(row, List.of(), steps(row.getObject("id", UUID.class))))
                .list();
    }

    /**
     * How many wait for an answer.
     *
     * @param due those that were due before this day; null for all
     */
    long waiting(DivisionCode county, Letter.Kind kind, @Nullable LocalDate due) {
        return jdbc.sql(
                        "select count(*) from disclosure.letter where division = :county and kind = :kind"
                                + " and (cast(:due as date) is null or due < cast(:due as date)) and not "
                                + ANSWERED)
                .param("county", county.digits())
                .param("kind", kind.id())
                .param("due", due)
                .query(Long.class)
                .single();
    }

    /**
     * Adds a step.
     *
     * @param by null for what whoever wrote the letter adds
     */
    void step(
            Letter letter,
            Letter.Step.What what,
            String said,
            boolean shown,
            String summary,
            @Nullable Actor by) {
        jdbc.sql(
                        """
                        insert into disclosure.letter_step (letter, division, number, kind, said, shown, summary, day, recorded_at,
                                                            recorded_by)
                        values (:letter, :division, :number, :kind, :said, :shown, :summary, :day, :at, :by)
                        """)
                .param("letter", letter.id())
                .param("division", letter.division().digits())
                .param("number", letter.steps().size() + 1)
                .param("kind", what.id())
                .param("said", said)
                .param("shown", shown)
                .param("summary", summary)
                .param("day", counties.today(letter.division()))
                .param("at", by == null ? null : now(letter.division()))
                .param("by", by == null ? null : by.name())
                .update();
    }

    /** Says whom a letter concerns, and who deals with it. */
    void concern(Letter letter, Letter.@Nullable Concerned body, boolean referred) {
        jdbc.sql(
                        """
                        update disclosure.letter set concerns = :body, of_lead = :lead, referred = :referred where id = :id
                        """)
                .param("body", body == null ? null : body.id())
                .param("lead", body != null && body.lead())
                .param("referred", referred)
                .param("id", letter.id())
                .update();
    }

    /** The letter, held against other writers until the transaction ends. */
    Optional<Letter> lock(UUID id) {
        jdbc.sql("select id from disclosure.letter where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    boolean belongsTo(UUID body) {
        return jdbc.sql("select disclosure.belongs_to(:body)")
                .param("body", body)
                .query(Boolean.class)
                .single();
    }

    /** A file of a letter that whoever acts may see. */
    Optional<Files.Stored> file(UUID letter, UUID file) {
        return jdbc.sql(
                        """
                        select file.sha256, file.size, file.media_type from disclosure.letter_file
                          join platform.file on file.sha256 = letter_file.sha256
                         where letter_file.letter = :letter and letter_file.id = :file
                        """)
                .param("letter", letter)
                .param("file", file)
                .query((row, number) ->
                        new Files.Stored(
                                row.getString("sha256"),
                                row.getLong("size"),
                                row.getString("media_type")))
                .optional();
    }

    private Letter whole(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return letter(row, files(id), steps(id));
    }

    private List<Letter.Attached> files(UUID letter) {
        return jdbc.sql(
                        "select id, name from disclosure.letter_file where letter = :letter order by day, name")
                .param("letter", letter)
                .query((row, number) ->
                        new Letter.Attached(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private List<Letter.Step> steps(UUID letter) {
        return jdbc.sql(
                        """
                        select kind, said, shown, summary, day, recorded_at, recorded_by
                          from disclosure.letter_step where letter = :letter order by number
                        """)
                .param("letter", letter)
                .query(LetterBook::step)
                .list();
    }

    private static Letter.Step step(ResultSet row, int number) throws SQLException {
        return new Letter.Step(
                Letter.Step.What.of(Objects.requireNonNull(row.getString("kind"))),
                row.getString("said"),
                row.getBoolean("shown"),
                row.getString("summary"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                instant(row),
                row.getString("recorded_by"));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var at = row.getObject("recorded_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Letter letter(
            ResultSet row, List<Letter.Attached> files, List<Letter.Step> steps)
            throws SQLException {
        var body = row.getObject("concerns", UUID.class);
        return new Letter(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                row.getString("number"),
                Objects.requireNonNull(Letter.Kind.of(row.getString("kind"))),
                row.getString("about"),
                body == null
                        ? null
                        : new Letter.Concerned(
                                body, row.getString("body_name"), row.getBoolean("of_lead")),
                row.getBoolean("referred"),
                row.getString("said"),
                row.getString("name"),
                row.getString("contact"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                Objects.requireNonNull(row.getObject("due", LocalDate.class)),
                files,
                steps);
    }

    private OffsetDateTime now(DivisionCode county) {
        return counties.now(county).atOffset(ZoneOffset.UTC);
    }
}
