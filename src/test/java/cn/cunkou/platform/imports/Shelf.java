package cn.cunkou.platform.imports;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A little register of books, kept per county, that is filled by import. */
public class Shelf implements ImportKind<Shelf.Book> {
    static final Columns COLUMNS =
            Columns.of(
                    "书目",
                    Column.code("书号").mandatory().such("A-1"),
                    Column.text("书名").mandatory().such("农村电商入门"),
                    Column.day("到馆日期"),
                    Column.integer("册数"));

    /** Where an apply is hit, or null to let it pass. */
    volatile @Nullable Error struck;

    private final JdbcClient jdbc;

    Shelf(JdbcClient jdbc, Connections connections) throws SQLException {
        this.jdbc = jdbc;
        try (var connection = connections.open(Role.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if to_regclass('shelf.book') is null then
                            create schema shelf;
                            grant usage on schema shelf to cunkou_app, cunkou_measure, cunkou_backup;
                            create table shelf.book (
                                id uuid primary key default uuidv7(), division text not null, code text not null,
                                title text not null, arrived date, copies int, version int not null default 1,
                                unique (division, code));
                            call platform.protect('shelf.book');
                        end if;
                    end $$
                    """);
        }
    }

    /** A title on the shelf. */
    public record Book(
            String code,
            String title,
            @Nullable LocalDate arrived,
            @Nullable Integer copies,
            int version) {}

    @Override
    public String id() {
        return "books";
    }

    @Override
    public String title() {
        return "图书";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public Class<Book> recordType() {
        return Book.class;
    }

    @Override
    public List<Place> places() {
        return Actor.current().scope().isEverywhere()
                ? List.of(new Place("441424", "五华县"), new Place("440883", "吴川市"))
                : Actor.current().scope().prefixes().stream()
                        .map(prefix -> new Place(prefix, "本地"))
                        .toList();
    }

    @Override
    public List<Verdict<Book>> check(Table table, Context context) {
        var known = new HashMap<String, Held>();
        held(context.division()).forEach(held -> known.put(held.book().code(), held));
        var seen = new HashSet<String>();
        var verdicts = new ArrayList<Verdict<Book>>();
        for (var line : table.lines()) {
            context.progress().at(verdicts.size(), table.lines().size());
            var code = line.text("书号");
            if (code == null) {
                verdicts.add(new Verdict.Wrong<>(List.of()));
            } else if (!seen.add(code)) {
                verdicts.add(new Verdict.Wrong<>(List.of(Fault.ofRow("书号" + code + "重复", "删去一行"))));
            } else {
                verdicts.add(verdict(line, code, known.get(code)));
            }
        }
        return verdicts;
    }

    private static Verdict<Book> verdict(Line line, String code, @Nullable Held held) {
        var copies = line.integer("册数");
        if (copies != null && copies < 0) {
            return new Verdict.Wrong<>(List.of(new Fault("册数", "册数不能为负", "填0或正数")));
        }
        var book =
                new Book(
                        code,
                        Objects.requireNonNullElse(line.text("书名"), ""),
                        line.day("到馆日期"),
                        copies == null ? null : copies.intValue(),
                        held == null ? 1 : held.book().version() + 1);
        if (held == null) {
            return new Verdict.Create<>(book);
        }
        var now = held.book();
        var same =
                now.title().equals(book.title())
                        && Objects.equals(now.arrived(), book.arrived())
                        && Objects.equals(now.copies(), book.copies());
        return same ? new Verdict.Same<>(held.id()) : new Verdict.Update<>(held.id(), now, book);
    }

    @Override
    public List<String> apply(List<Change<Book>> changes, Context context) {
        var ids = new ArrayList<String>();
        for (var change : changes) {
            if (struck != null && ids.size() == changes.size() / 2) {
                throw struck;
            }
            ids.add(
                    change.subject() == null
                            ? add(change.after(), context)
                            : put(change.subject(), change.after()));
        }
        return ids;
    }

    private String add(Book book, Context context) {
        return jdbc.sql(
                        """
                        insert into shelf.book (division, code, title, arrived, copies)
                        values (:division, :code, :title, :arrived, :copies) returning id::text
                        """)
                .param("division", context.division())
                .param("code", book.code())
                .param("title", book.title())
                .param("arrived", book.arrived())
                .param("copies", book.copies())
                .query(String.class)
                .single();
    }

    String put(String id, Book book) {
        jdbc.sql(
                        """
                        update shelf.book set title = :title, arrived = :arrived, copies = :copies, version = :version
                         where id::text = :id
                        """)
                .param("title", book.title())
                .param("arrived", book.arrived())
                .param("copies", book.copies())
                .param("version", book.version())
                .param("id", id)
                .update();
        return id;
    }

    @Override
    public List<Kept> undo(List<Change<Book>> changes, Context context) {
        Map<String, Book> now = new HashMap<>();
        held(context.division()).forEach(held -> now.put(held.id(), held.book()));
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var id = Objects.requireNonNull(change.subject());
            if (!change.after().equals(now.get(id))) {
                kept.add(new Kept(change.row(), "导入之后又改过"));
            } else if (change.before() == null) {
                jdbc.sql("delete from shelf.book where id::text = :id").param("id", id).update();
            } else {
                put(id, change.before());
            }
        }
        return kept;
    }

    @Override
    public List<@Nullable String> cells(Book book) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(book.code());
        cells.add(book.title());
        cells.add(book.arrived() == null ? "" : book.arrived().toString());
        cells.add(book.copies() == null ? "" : book.copies().toString());
        return cells;
    }

    @Override
    public List<Book> all(String division) {
        return held(division).stream().map(Held::book).toList();
    }

    /** A book and its id. */
    record Held(String id, Book book) {}

    List<Held> held(String division) {
        return jdbc.sql("select * from shelf.book where division = :division order by code")
                .param("division", division)
                .query((row, number) ->
                        new Held(
                                row.getString("id"),
                                new Book(
                                        row.getString("code"),
                                        row.getString("title"),
                                        row.getObject("arrived", LocalDate.class),
                                        row.getObject("copies", Integer.class),
                                        row.getInt("version"))))
                .list();
    }
}
