package cn.cunkou.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class ImportsTests {
    private static final String COUNTY = "441424";
    private static final String TITLES = "书号,书名,到馆日期,册数\n";
    private static final Actor OFFICER = officer(COUNTY);

    @Autowired Imports imports;
    @Autowired Shelf shelf;
    @Autowired ApplyImport applyImport;
    @Autowired Unconfirmed unconfirmed;
    @Autowired Audit audit;
    @Autowired Batches batches;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void emptyShelf() {
        shelf.struck = null;
        inTransaction(() -> jdbc.sql("delete from shelf.book").update());
    }

    @Test
    void aFileIsCheckedConfirmedWrittenAndTakenBack() {
        var batch =
                checked(
                        TITLES
                                + "A-1,电商入门,2019-11-12,3\nA-2,崙𣒍村志,,\nA-3,坏书,2019-11-31,-1\nA-1,电商入门,,\n");
        assertThat(batch.created()).isEqualTo(2);
        assertThat(batch.wrong()).isEqualTo(2);
        assertThat(books()).isEmpty();

        var written = confirmed(batch);
        assertThat(written.at()).isEqualTo(State.APPLIED);
        assertThat(written.appliedBy()).isEqualTo("李某某");
        assertThat(books()).extracting(Shelf.Book::title).containsExactly("电商入门", "崙𣒍村志");

        var again = checked(TITLES + "A-1,电商入门,2019-11-12,3\nA-2,崙𣒍村志,,7\n");
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.updated()).isEqualTo(1);
        confirmed(again);
        assertThat(books().getLast().copies()).isEqualTo(7);

        assertThat(undone(again).at()).isEqualTo(State.UNDONE);
        assertThat(books().getLast().copies()).isNull();
        assertThat(undone(written).note()).isEqualTo("撤销了2行。");
        assertThat(books()).isEmpty();
    }

    @Test
    void allThatIsWrongWithARowIsSaidAtOnceAndInTheReturnedWorkbook() throws IOException {
        var batch = checked(TITLES + "A-1,,2019-11-31,-1\nA-2,好书,,\n");
        var wrong = as(() -> imports.rows(batch.id(), Result.WRONG, new Paged.Request(1, 10)));
        assertThat(wrong.rows().getFirst().faults())
                .extracting(Fault::column)
                .containsExactly("书名", "到馆日期", "册数");
        var out = new ByteArrayOutputStream();
        Actor.run(
                OFFICER,
                () -> {
                    try {
                        imports.marked(batch.id(), out);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
        var file = Files.createTempFile("marked", ".xlsx");
        Files.write(file, out.toByteArray());
        var table = (Table) Sheets.read(file, "书目.xlsx", Shelf.COLUMNS);
        assertThat(table.lines()).extracting(Line::number).containsExactly(2, 3);
        try (var book = new org.dhatim.fastexcel.reader.ReadableWorkbook(file.toFile())) {
            var row = book.getFirstSheet().read().get(1);
            assertThat(row.getCell(4).getText()).contains("书名：必填", "11月没有31日", "册数不能为负");
        }
    }

    @Test
    void confirmedByTwoBrowsersAtOnceItIsWrittenOnce() throws Exception {
        var batch = checked(TITLES + "A-1,电商入门,,\n");
        long seen = seen(batch);
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> click =
                    () ->
                            as(() -> {
                                imports.confirm(batch.id(), seen);
                                return true;
                            });
            for (var done : pool.invokeAll(List.of(click, click, click, click))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(settled(batch.id()).at()).isEqualTo(State.APPLIED);
        var tasks =
                inTransaction(() ->
                        jdbc.sql(
                                        "select count(*) from platform.task where kind = 'ApplyImport' and payload ->> 'batch' = :id")
                                .param("id", batch.id())
                                .query(Integer.class)
                                .single());
        assertThat(tasks).isEqualTo(1);
        assertThat(books()).hasSize(1);
    }

    @Test
    void aRegisterThatChangedSinceTheCheckIsLookedAtAgain() {
        var batch = checked(TITLES + "A-1,电商入门,,\n");
        confirmed(checked(TITLES + "A-1,别人先写的,,\n"));
        var back = confirmed(batch);
        assertThat(back.at()).isEqualTo(State.CHECKED);
        assertThat(back.note()).contains("核对之后登记有变化");
        assertThat(back.updated()).isEqualTo(1);
        assertThat(books()).extracting(Shelf.Book::title).containsExactly("别人先写的");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> Actor.run(OFFICER, () -> imports.confirm(batch.id(), seen(batch))))
                .withMessageContaining("核对结果已经更新");
        assertThat(confirmed(back).at()).isEqualTo(State.APPLIED);
        assertThat(books()).extracting(Shelf.Book::title).containsExactly("电商入门");
    }

    @Test
    void anUndoLeavesWhatWasEditedSince() {
        var batch = confirmed(checked(TITLES + "A-1,甲,,\nA-2,乙,,\n"));
        var edited = inTransaction(() -> shelf.held(COUNTY)).getLast();
        inTransaction(() -> shelf.put(edited.id(), new Shelf.Book("A-2", "改过的乙", null, null, 2)));
        var undone = undone(batch);
        assertThat(undone.note()).isEqualTo("撤销了1行；有1行之后改过，保持现状。");
        var kept = as(() -> imports.kept(batch.id(), new Paged.Request(1, 10)));
        assertThat(kept.rows()).extracting(BatchRow::number).containsExactly(3);
        assertThat(books()).extracting(Shelf.Book::title).containsExactly("改过的乙");
    }

    @Test
    void whenEverythingWasEditedSinceTheImportStays() {
        var batch = confirmed(checked(TITLES + "A-1,甲,,\n"));
        var edited = inTransaction(() -> shelf.held(COUNTY)).getFirst();
        inTransaction(() -> shelf.put(edited.id(), new Shelf.Book("A-1", "改过的甲", null, null, 2)));
        var undone = undone(batch);
        assertThat(undone.at()).isEqualTo(State.APPLIED);
        assertThat(undone.note()).contains("没有撤销");
        assertThat(books()).hasSize(1);
    }

    @Test
    void whatNobodyWantsIsGivenUpOnceAndItsRowsGo() {
        var batch = checked(TITLES + "A-1,电商入门,,\n");
        Actor.run(OFFICER, () -> unconfirmed.giveUp(batch.id()));
        Actor.run(OFFICER, () -> unconfirmed.giveUp(batch.id()));
        var given = as(() -> imports.find(batch.id()));
        assertThat(given.at()).isEqualTo(State.GIVEN_UP);
        assertThat(given.note()).startsWith("李某某放弃了这份表");
        assertThat(given.created()).isEqualTo(1);
        assertThat(rowsOf(batch)).isZero();
        assertThat(as(() -> audit.of("import", batch.id())))
                .extracting(Audit.Entry::act)
                .containsExactly("放弃导入");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> Actor.run(OFFICER, () -> imports.confirm(batch.id(), seen(batch))))
                .withMessageContaining("已放弃");
        assertThat(books()).isEmpty();
    }

    @Test
    void whatIsWrittenCannotBeGivenUp() {
        var batch = confirmed(checked(TITLES + "A-1,电商入门,,\n"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Actor.run(OFFICER, () -> unconfirmed.giveUp(batch.id())))
                .withMessageContaining("已导入");
    }

    @Test
    void whatNobodyConfirmsForAWeekExpires() {
        var old = checked(TITLES + "A-1,电商入门,,\n");
        var fresh = checked(TITLES + "A-2,电商入门,,\n");
        var written = confirmed(checked(TITLES + "A-3,电商入门,,\n"));
        for (var batch : List.of(old, written)) {
            inTransaction(() ->
                    jdbc.sql(
                                    """
                                    update platform.import_batch set checked_at = checked_at - interval '7 days'
                                     where id::text = :id
                                    """)
                            .param("id", batch.id())
                            .update());
        }
        unconfirmed.expire();
        unconfirmed.expire();
        assertThat(as(() -> imports.find(old.id())).at()).isEqualTo(State.EXPIRED);
        assertThat(rowsOf(old)).isZero();
        assertThat(as(() -> audit.of("import", old.id())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("导入过期");
                    assertThat(entry.actorName()).isEqualTo("清理没有确认的导入");
                });
        assertThat(as(() -> imports.find(fresh.id())).at()).isEqualTo(State.CHECKED);
        assertThat(rowsOf(fresh)).isEqualTo(1);
        assertThat(as(() -> imports.find(written.id())).at()).isEqualTo(State.APPLIED);
        assertThat(rowsOf(written)).isEqualTo(1);
    }

    @Test
    void aProgramKilledInTheMiddleLeavesNothingAndTheTaskStartsAnew() {
        var batch = checked(thousands(1));
        inTransaction(() -> batches.step(batch.id(), State.CHECKED, State.APPLYING, ""));
        var work = new BatchWork(batch.id(), "李某某");
        shelf.struck = new Error("killed");
        assertThatExceptionOfType(Error.class)
                .isThrownBy(() -> Actor.run(OFFICER, () -> applyImport.run(work, quiet())));
        assertThat(books()).isEmpty();
        shelf.struck = null;
        Actor.run(OFFICER, () -> applyImport.run(work, quiet()));
        assertThat(books()).hasSize(1_000);
        Actor.run(OFFICER, () -> applyImport.run(work, quiet()));
        assertThat(books()).hasSize(1_000);
        assertThat(as(() -> imports.find(batch.id())).at()).isEqualTo(State.APPLIED);
    }

    @Test
    void tenThousandRowsAreCheckedAndWritten() {
        var batch = confirmed(checked(thousands(10)));
        assertThat(batch.at()).isEqualTo(State.APPLIED);
        assertThat(batch.created()).isEqualTo(10_000);
        assertThat(books()).hasSize(10_000);
    }

    @Test
    void anotherTownSeesNothingOfIt() {
        var batch = checked(TITLES + "A-1,甲,,\n");
        var town = officer("441424100");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Actor.run(town, () -> imports.find(batch.id())));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Actor.run(town, () -> upload(TITLES, COUNTY)))
                .withMessageContaining("不能为这个地方导入");
        assertThat(Actor.as(town, () -> imports.latest(new Paged.Request(1, 10))).rows()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsAnsweredAtOnceAndNotKept() {
        var answer = as(() -> upload("书号;书名\n", COUNTY));
        assertThat(answer).isInstanceOf(Imports.Upload.Refused.class);
        assertThat(answer.toString()).contains("没有数据");
    }

    private int rowsOf(Batch batch) {
        return inTransaction(() ->
                jdbc.sql("select count(*) from platform.import_row where batch::text = :id")
                        .param("id", batch.id())
                        .query(Integer.class)
                        .single());
    }

    private static String thousands(int count) {
        return TITLES
                + IntStream.range(0, count * 1_000)
                        .mapToObj(i -> "B-%05d,书%d,2019-11-12,%d".formatted(i, i, i % 9))
                        .collect(Collectors.joining("\n"));
    }

    private Imports.Upload upload(String csv, String division) {
        return imports.upload(
                "books",
                division,
                "书目.csv",
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private Batch checked(String csv) {
        return switch (as(() -> upload(csv, COUNTY))) {
            case Imports.Upload.Accepted(var id) -> {
                var batch = settled(id);
                assertThat(batch.at()).isEqualTo(State.CHECKED);
                yield batch;
            }
            case Imports.Upload.Refused(var refusals) -> throw new AssertionError(refusals);
        };
    }

    private Batch confirmed(Batch batch) {
        Actor.run(OFFICER, () -> imports.confirm(batch.id(), seen(batch)));
        return settled(batch.id());
    }

    private Batch undone(Batch batch) {
        Actor.run(OFFICER, () -> imports.undo(batch.id()));
        return settled(batch.id());
    }

    private static long seen(Batch batch) {
        return Objects.requireNonNull(batch.checkedAt()).toEpochMilli();
    }

    private Batch settled(String id) {
        for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                System.nanoTime() < end; ) {
            var batch = as(() -> imports.find(id));
            if (!batch.moving()) {
                return batch;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("the import does not settle: " + as(() -> imports.find(id)));
    }

    private List<Shelf.Book> books() {
        return inTransaction(() -> shelf.all(COUNTY));
    }

    private <T> T inTransaction(Supplier<T> act) {
        return as(() -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }

    private static <T> T as(Supplier<T> act) {
        return Actor.as(OFFICER, act::get);
    }

    private static Progress quiet() {
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public void result(String note, String href) {}
        };
    }

    private static Actor officer(String division) {
        return new Actor(
                Actor.Kind.PERSON,
                "officer-" + division,
                "李某某",
                Set.of("bureau-officer"),
                Scope.of(division));
    }
}
