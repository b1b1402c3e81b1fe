package cn.cunkou.platform.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads comma separated text in UTF-8, UTF-16 or GB18030, whichever it is. */
final class CsvFile {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private CsvFile() {}

    static void read(Path file, TableAssembly assembly, Budget budget) throws IOException {
        var bytes = Files.readAllBytes(file);
        new CsvRows(decoded(bytes, assembly), budget).read(assembly);
    }

    private static CharBuffer decoded(byte[] bytes, TableAssembly assembly) {
        if (starts(bytes, 0xFF, 0xFE)) {
            return marked(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return marked(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, 3, StandardCharsets.UTF_8);
        }
        try {
            return strictly(bytes, 0, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                var text = strictly(bytes, 0, GB18030);
                assembly.remark("按GB18030（国标码）读入，请留意生僻字");
                return text;
            } catch (CharacterCodingException neither) {
                throw new NotReadable(
                        "整个文件", "文字编码认不出，既不是UTF-8也不是GB18030", "用Excel或WPS打开，另存为.xlsx后再上传");
            }
        }
    }

    private static CharBuffer marked(byte[] bytes, int offset, Charset charset) {
        try {
            return strictly(bytes, offset, charset);
        } catch (CharacterCodingException broken) {
            throw new NotReadable(
                    "整个文件",
                    "开头写明是" + charset.name() + "编码，后面却有不合这种编码的内容",
                    "用Excel或WPS打开，另存为.xlsx后再上传");
        }
    }

    private static CharBuffer strictly(byte[] bytes, int offset, Charset charset)
            throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
