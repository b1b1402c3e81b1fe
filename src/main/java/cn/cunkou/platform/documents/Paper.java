package cn.cunkou.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
    Paper table(List<String> head, List<? extends List<String>> rows);

    /** Writes the paper; the stream stays open. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close() throws IOException;
}
