package cn.cunkou.traceability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The codes of a stretch of a roll as a file for a printer, made while it is sent. It is the same
 * whenever it is made, and can be taken up at any byte.
 */
final class PrintFile {
    private final CodeSmith smith;
    private final int roll;
    private final long first;
    private final long last;
    private final byte[] head;
    private final LabelTemplate label;

    /**
     * @param first number of the first code; {@code last} of the last one, both included
     * @param address of a code with {@code {code}} in it
     */
    PrintFile(
            CodeSmith smith, int roll, long first, long last, PrintFormat format, String address) {
        this.smith = smith;
        this.roll = roll;
        this.first = first;
        this.last = last;
        head = format.head().getBytes(StandardCharsets.US_ASCII);
        label = format.template(address);
    }

    /** Bytes of the whole file. */
    long length() {
        return head.length + (last - first + 1) * label.length();
    }

    /** Writes the file from one byte on, up to another that is not written any more. */
    void write(OutputStream out, long from, long to) throws IOException {
        var at = from;
        if (at < head.length) {
            var end = (int) Math.min(head.length, to);
            out.write(head, (int) at, end - (int) at);
            at = end;
        }
        var buffer = new byte[CodeSmith.BATCH * label.length()];
        while (at < to) {
            var inLabels = at - head.length;
            var begun = inLabels / label.length();
            var count = (int) Math.min(CodeSmith.BATCH, last - first + 1 - begun);
            smith.make(
                    roll,
                    first + begun,
                    count,
                    (number, hidden, proof, scratch) ->
                            label.write(
                                    roll,
                                    number,
                                    hidden,
                                    proof,
                                    scratch,
                                    buffer,
                                    (int) (number - first - begun) * label.length()));
            var skipped = (int) (inLabels - begun * label.length());
            var length = (int) Math.min(to - at, (long) count * label.length() - skipped);
            out.write(buffer, skipped, length);
            at += length;
        }
    }
}
