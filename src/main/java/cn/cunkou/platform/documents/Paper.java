package cn.cunkou.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A paper that is written from its beginning to its end: headings, paragraphs, tables whose first
 * row repeats on every page. It is held in memory.
 */
public interface Paper extends AutoCloseable {
    /** The name of the paper, in the middle of its line. */
    Paper title(String text);

    /**
     * A heading.
     *
     * @param level from 1
     */
    Paper heading(int level, String text);

    Paper paragraph(String text);

    /** A table; every row has as many cells as the head. */
    default Paper table(List<String> head, List<? extends List<String>> rows) {
        return table(head, rows, _ -> false);
    }

    /**
     * A table with figures, which stand at the right of their column and in one line.
     *
     * @param figures whether a column, counted from 0, holds figures
     */
    Paper table(List<String> head, List<? extends List<String>> rows, IntPredicate figures);

    /** What follows stands on pages that lie on their long side. */
    Paper landscape();

    /** What follows stands on upright pages, as a paper does at its beginning. */
    Paper upright();

    /** Writes the paper; the stream stays open. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close() throws IOException;
}
