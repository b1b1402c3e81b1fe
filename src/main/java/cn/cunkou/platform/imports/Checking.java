package cn.cunkou.platform.imports;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.web.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Compares a stored file with the register, as it is at this moment. */
@Component
class Checking {
    private final Files files;
    private final Kinds kinds;
    private final JsonMapper json;

    Checking(Files files, Kinds kinds, JsonMapper json) {
        this.files = files;
        this.kinds = kinds;
        this.json = json;
    }

    /**
     * What the file would do.
     *
     * @param changes those rows that change the register
     */
    record Checked<R>(
            ImportKind<R> kind, List<BatchRow> rows, List<ImportKind.Change<R>> changes) {}

    Table table(Batch batch) {
        var columns = kinds.kind(batch.kind()).columns();
        return switch (Sheets.read(files.path(batch.sha256()), batch.fileName(), columns)) {
            case Table table -> table;
            case Reading.Refused(var refusals) ->
                    throw Problem.conflict(
                            "文件现在读不出来了："
                                    + String.join(
                                            "；", refusals.stream().map(Refusal::reason).toList()));
        };
    }

    Checked<?> check(Batch batch, Progress progress) {
        return check(kinds.kind(batch.kind()), batch, progress);
    }

    private <R> Checked<R> check(ImportKind<R> kind, Batch batch, Progress progress) {
        var table = table(batch);
        var context = new Context(batch.id(), batch.division(), batch.fileName(), progress);
        var verdicts = kind.check(table, context);
        if (verdicts.size() != table.lines().size()) {
            throw new IllegalStateException(
                    "%s gave %d verdicts on %d lines"
                            .formatted(kind.id(), verdicts.size(), table.lines().size()));
        }
        var rows = new ArrayList<BatchRow>();
        var changes = new ArrayList<ImportKind.Change<R>>();
        for (int i = 0; i < verdicts.size(); i++) {
            var line = table.lines().get(i);
            var verdict = verdicts.get(i);
            var faults = faults(line, verdict);
            var row = faults.isEmpty() ? right(kind, line, verdict) : wrong(line, faults);
            rows.add(row);
            if (row.verdict() == Result.CREATED
                    && verdict instanceof Verdict.Create<R>(var after)) {
                changes.add(new ImportKind.Change<>(line.number(), null, null, after));
            }
            if (row.verdict() == Result.UPDATED
                    && verdict instanceof Verdict.Update<R>(var subject, var before, var after)) {
                changes.add(new ImportKind.Change<>(line.number(), subject, before, after));
            }
        }
        return new Checked<>(kind, rows, changes);
    }

    private static <R> List<Fault> faults(Line line, Verdict<R> verdict) {
        if (!(verdict instanceof Verdict.Wrong<R>(var more))) {
            return line.faults();
        }
        var all = new ArrayList<>(line.faults());
        all.addAll(more);
        if (all.isEmpty()) {
            throw new IllegalStateException("row " + line.number() + " is wrong without a reason");
        }
        return all;
    }

    /** The rows of a table whose changes are written already. */
    <R> List<BatchRow> written(Table table, List<ImportKind.Change<R>> changes) {
        var rows = new ArrayList<BatchRow>();
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            rows.add(
                    row(
                            table.lines().get(i),
                            Result.CREATED,
                            change.subject(),
                            null,
                            null,
                            json.valueToTree(change.after())));
        }
        return rows;
    }

    private <R> BatchRow right(ImportKind<R> kind, Line line, Verdict<R> verdict) {
        return switch (verdict) {
            case Verdict.Create<R>(var after) ->
                    row(line, Result.CREATED, null, null, null, json.valueToTree(after));
            case Verdict.Update<R>(var subject, var before, var after) ->
                    row(
                            line,
                            Result.UPDATED,
                            subject,
                            titled(kind, kind.cells(before)),
                            json.valueToTree(before),
                            json.valueToTree(after));
            case Verdict.Same<R>(var subject) ->
                    row(line, Result.UNCHANGED, subject, null, null, null);
            case Verdict.Wrong<R>(var faults) -> wrong(line, faults);
        };
    }

    private static BatchRow row(
            Line line,
            Result result,
            @Nullable String subject,
            @Nullable Map<String, String> was,
            tools.jackson.databind.@Nullable JsonNode before,
            tools.jackson.databind.@Nullable JsonNode after) {
        return new BatchRow(
                line.number(), result, titled(line), was, List.of(), subject, before, after, null);
    }

    private static BatchRow wrong(Line line, List<Fault> faults) {
        return new BatchRow(
                line.number(), Result.WRONG, titled(line), null, faults, null, null, null, null);
    }

    private static Map<String, String> titled(Line line) {
        return titled(line.columns(), line.cells());
    }

    private static Map<String, String> titled(ImportKind<?> kind, List<@Nullable String> cells) {
        return titled(kind.columns(), cells);
    }

    private static Map<String, String> titled(Columns columns, List<@Nullable String> cells) {
        var titled = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            var cell = cells.get(i);
            if (cell != null) {
                titled.put(columns.list().get(i).title(), cell);
            }
        }
        return titled;
    }

    static Map<Result, Integer> counts(List<BatchRow> rows) {
        var counts = new EnumMap<Result, Integer>(Result.class);
        for (var row : rows) {
            counts.merge(row.verdict(), 1, Integer::sum);
        }
        return counts;
    }
}
