package cn.cunkou.platform.imports;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Batch.State;
import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.tasks.Tasks;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports of all kinds: a file is read at once, compared with the register in the background, shown
 * to a person, written only when confirmed, and can be taken back.
 */
@Service
public class Imports {
    private static final int READ_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Kinds kinds;
    private final Batches batches;
    private final BatchRows rows;
    private final Checking checking;
    private final Files files;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final Semaphore readers = new Semaphore(READ_AT_ONCE, true);

    Imports(
            Kinds kinds,
            Batches batches,
            BatchRows rows,
            Checking checking,
            Files files,
            Tasks tasks,
            TransactionTemplate transaction) {
        this.kinds = kinds;
        this.batches = batches;
        this.rows = rows;
        this.checking = checking;
        this.files = files;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    /** What became of a file that was handed in. */
    public sealed interface Upload {
        /** It can be read and is being compared. */
        record Accepted(String batch) implements Upload {}

        /** It cannot be read; nothing of it is kept. */
        record Refused(List<Refusal> refusals) implements Upload {
            public Refused {
                refusals = List.copyOf(refusals);
            }
        }
    }

    public List<ImportKind<?>> kinds() {
        return kinds.all();
    }

    public ImportKind<?> kind(String id) {
        return kinds.kind(id);
    }

    /** Reads a file and, if that is possible, keeps it and has it compared with the register. */
    public Upload upload(String kindId, String division, String name, InputStream content) {
        var kind = kinds.kind(kindId);
        requirePlace(kind, division);
        try {
            var draft = java.nio.file.Files.createTempFile("import", ".draft");
            try {
                java.nio.file.Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
                return switch (read(draft, name, kind.columns())) {
                    case Reading.Refused(var refusals) -> new Upload.Refused(refusals);
                    case Table table ->
                            new Upload.Accepted(begin(kind, division, name, draft, table));
                };
            } finally {
                java.nio.file.Files.deleteIfExists(draft);
            }
        } catch (IOException broken) {
            throw new Problem(
                    HttpStatus.INTERNAL_SERVER_ERROR, "没有收到文件", "文件没有传完整，请再传一次。", List.of());
        }
    }

    private static void requirePlace(ImportKind<?> kind, String division) {
        if (kind.places().stream().noneMatch(place -> place.division().equals(division))) {
            throw Problem.forbidden("不能为这个地方导入" + kind.title() + "。");
        }
    }

    /** Few files are read at the same time, since each may take much memory. */
    private Reading read(Path draft, String name, Columns columns) {
        try {
            if (!readers.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return Sheets.read(draft, name, columns);
        } finally {
            readers.release();
        }
    }

    private static Problem busy() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "正忙", "正在读别人上传的表，请过一会儿再传。", List.of());
    }

    private String begin(
            ImportKind<?> kind, String division, String name, Path draft, Table table) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    try (var content = java.nio.file.Files.newInputStream(draft)) {
                        var stored = files.store(content, name, Files.Rule.ANY_TABLE);
                        var id = batches.add(kind.id(), division, name, stored.sha256(), table);
                        submit(CheckImport.class, "核对", id);
                        return id;
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                }));
    }

    /**
     * Notes records that a program brought and that were written in this transaction, so that they
     * are seen and taken back like those of a file; a workbook of them is kept.
     *
     * @param name as the file is called
     * @param created each with the id of its record, in the order of the workbook
     * @return id of the import
     */
    @Transactional
    public <R> String brought(
            ImportKind<R> kind, String division, String name, List<ImportKind.Change<R>> created) {
        try {
            var draft = java.nio.file.Files.createTempFile("import", ".draft");
            try {
                try (var out = java.nio.file.Files.newOutputStream(draft)) {
                    var cells = created.stream().map(change -> kind.cells(change.after()));
                    Workbooks.write(kind.columns(), cells.toList(), out);
                }
                var table = (Table) read(draft, name, kind.columns());
                try (var content = java.nio.file.Files.newInputStream(draft)) {
                    var stored = files.store(content, name, Files.Rule.ANY_TABLE);
                    var id = batches.add(kind.id(), division, name, stored.sha256(), table);
                    var found = checking.written(table, created);
                    rows.replace(find(id), found);
                    batches.checked(id, Checking.counts(found), 0, "");
                    batches.applied(id, Actor.current().name());
                    return id;
                }
            } finally {
                java.nio.file.Files.deleteIfExists(draft);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Transactional(readOnly = true)
    public Batch find(String id) {
        return batches.find(id).orElseThrow(() -> Problem.notFound("这次导入"));
    }

    @Transactional(readOnly = true)
    public Paged<Batch> latest(Paged.Request page) {
        return batches.latest(page);
    }

    /**
     * Has a checked import written. Confirmed twice, it is written once.
     *
     * @param seen when the check was done whose result the person saw, in milliseconds
     */
    @Transactional
    public void confirm(String id, long seen) {
        var batch = find(id);
        requirePlace(kinds.kind(batch.kind()), batch.division());
        if (batch.at() == State.CHECKED) {
            if (batch.changes() == 0) {
                throw Problem.conflict("这份表里没有可写入的行。");
            }
            if (batch.checkedAt() == null || batch.checkedAt().toEpochMilli() != seen) {
                throw Problem.conflict("核对结果已经更新，请看过新的结果再确认。");
            }
        }
        if (batches.step(id, State.CHECKED, State.APPLYING, "")) {
            submit(ApplyImport.class, "导入", id);
        } else if (find(id).cameToNothing()) {
            throw Problem.conflict("这份表%s，请重新上传。".formatted(find(id).at().label()));
        }
    }

    /** Has a written import taken back. */
    @Transactional
    public void undo(String id) {
        var batch = find(id);
        requirePlace(kinds.kind(batch.kind()), batch.division());
        if (batches.step(id, State.APPLIED, State.UNDOING, "")) {
            submit(UndoImport.class, "撤销导入", id);
        }
    }

    private void submit(
            Class<? extends cn.cunkou.platform.tasks.TaskKind<BatchWork>> work,
            String verb,
            String id) {
        var batch = find(id);
        var title = "%s%s「%s」".formatted(verb, kinds.kind(batch.kind()).title(), batch.fileName());
        var task =
                tasks.submit(
                        work, title, batch.division(), new BatchWork(id, Actor.current().name()));
        batches.underWay(id, task);
    }

    @Transactional(readOnly = true)
    Paged<BatchRow> rows(String id, Result verdict, Paged.Request page) {
        return rows.some(id, verdict, page);
    }

    @Transactional(readOnly = true)
    Paged<BatchRow> kept(String id, Paged.Request page) {
        return rows.kept(id, page);
    }

    /** The file as it was handed in, with what is wrong with it. */
    @Transactional(readOnly = true)
    public void marked(String id, OutputStream out) throws IOException {
        var batch = find(id);
        Workbooks.marked(checking.table(batch), rows.faults(id), out);
    }

    /** All records of a kind in a division, in the format of the import. */
    @Transactional(readOnly = true)
    public void export(String kindId, String division, OutputStream out) throws IOException {
        export(kinds.kind(kindId), division, out);
    }

    private static <R> void export(ImportKind<R> kind, String division, OutputStream out)
            throws IOException {
        var records = kind.all(division).stream().map(kind::cells).toList();
        Workbooks.write(kind.columns(), records, out);
    }
}
