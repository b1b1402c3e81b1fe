package cn.cunkou.platform.imports;

import cn.cunkou.platform.tasks.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import of one kind of thing means to the module that keeps the register. The module
 * contributes it as a bean; pages, files, progress, confirmation and undo are the same for all.
 *
 * @param <R> the record as the register holds it: one that Jackson can write and read back
 */
public interface ImportKind<R> {
    /** A word for addresses, such as {@code stations}. */
    String id();

    /** The thing's name on pages, such as 服务站点. */
    String title();

    Columns columns();

    Class<R> recordType();

    /** The divisions for which whoever acts may import; one is chosen for a whole file. */
    List<Place> places();

    /**
     * Compares every line with the register and changes nothing. It is called twice: when a person
     * looks at the result, and in the transaction that applies it.
     *
     * @return one verdict for each line, in their order; a line that has faults already is left out
     *     whatever its verdict, but gets the further faults of {@link Verdict.Wrong}
     */
    List<Verdict<R>> check(Table table, Context context);

    /**
     * Writes the changes, within the transaction of the caller.
     *
     * @return the id of each record, in the order of the changes
     */
    List<String> apply(List<Change<R>> changes, Context context);

    /**
     * Takes the changes back, within the transaction of the caller, except those whose record was
     * edited since.
     *
     * @return the rows that were left as they are, each with the reason
     */
    List<Kept> undo(List<Change<R>> changes, Context context);

    /** The record as a row of the workbook, a text per column of {@link #columns}. */
    List<@Nullable String> cells(R record);

    /** All records of a division, for export in the format of the import. */
    List<R> all(String division);

    /**
     * A division as it is offered to choose.
     *
     * @param division its code
     */
    record Place(String division, String name) {}

    /**
     * What is imported where.
     *
     * @param batch id of the import
     * @param division for which it is done: a county, or a town of a town officer
     */
    record Context(String batch, String division, String fileName, Progress progress) {}

    /**
     * One change to the register.
     *
     * @param row number in the file
     * @param subject id of the record; null as long as there is none
     * @param before null for a record that was not there
     */
    record Change<R>(int row, @Nullable String subject, @Nullable R before, R after) {}

    /** A row that an undo left as it is. */
    record Kept(int row, String reason) {}
}
