package cn.cunkou.platform.imports;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Unpacks one part of an archive and refuses what only a hostile file does: to swell beyond all
 * measure, or to hold one endless piece of markup that a parser would have to keep whole.
 */
final class BoundedStream extends FilterInputStream {
    private static final long RATIO_COUNTS_FROM = 10L * 1024 * 1024;
    private static final int LONGEST_PIECE = 1024 * 1024;

    private final String path;
    private final long packed;
    private final Budget budget;
    private long unpacked;
    private int sinceMarkup;

    BoundedStream(InputStream in, String path, long packed, Budget budget) {
        super(in);
        this.path = path;
        this.packed = Math.max(packed, 1);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(buffer, offset, length);
        } catch (ZipException | EOFException broken) {
            throw NotReadable.damaged("文件里的" + path);
        }
        if (count > 0) {
            account(buffer, offset, count);
        }
        return count;
    }

    private void account(byte[] buffer, int offset, int count) {
        unpacked += count;
        budget.unpack(count);
        if (unpacked > RATIO_COUNTS_FROM && unpacked / packed > budget.limits().ratio()) {
            throw new NotReadable(
                    "文件里的" + path,
                    "解开后是原来的" + unpacked / packed + "倍以上，像是压缩炸弹",
                    "把要导入的内容复制到新的工作簿再上传");
        }
        for (int i = offset + count - 1; i >= offset; i--) {
            if (buffer[i] == '<') {
                sinceMarkup = offset + count - 1 - i;
                return;
            }
        }
        sinceMarkup += count;
        if (sinceMarkup > LONGEST_PIECE) {
            throw new NotReadable("文件里的" + path, "有一处内容长得不像单元格", "把要导入的内容复制到新的工作簿再上传");
        }
    }
}
