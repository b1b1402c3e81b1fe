package cn.cunkou.traceability;

import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes on one core: issued to a file and checked one by one, and ten million guesses; beside them
 * HMAC-SHA-256 of as many short messages, and the writing of a file of the same size alone.
 */
public final class CodesBench implements Benchmark {
    private static final int CODES = 5_000_000;
    private static final int GUESSES = 10_000_000;
    private static final int ROLL = 23_456_789;
    private static final String ADDRESS = "https://cunkou.example.cn/t/{code}";

    private final BenchReport figures = new BenchReport();

    @Override
    public String name() {
        return "codes";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var smith = new CodeSmith(CodeKeys.of(1, new byte[CodeKeys.SECRET_BYTES]));
        var file = Files.createTempFile("cunkou-codes-", ".csv");
        try {
            issue(smith, file);
            var issued = issue(smith, file);
            figures.put("issued to a file, codes/s", issued);
            figures.put("file of the same size written alone, codes/s", write(file));
        } finally {
            Files.delete(file);
        }
        check(smith);
        figures.put("checked, codes/s", check(smith));
        figures.put("HMAC-SHA-256 alone, messages/s", hmac());
        figures.put("guesses", GUESSES);
        figures.put("guesses that were a code", guess(smith));
        figures.print(out, json);
    }

    private static double issue(CodeSmith smith, Path file) throws IOException {
        var begun = System.nanoTime();
        try (var out = Files.newOutputStream(file)) {
            var print = new PrintFile(smith, ROLL, 1, CODES, PrintFormat.CSV, ADDRESS);
            print.write(out, 0, print.length());
        }
        return perSecond(CODES, begun);
    }

    private static double write(Path file) throws IOException {
        var whole = Files.size(file);
        var block = new byte[CodeSmith.BATCH * (int) (whole / CODES)];
        var begun = System.nanoTime();
        try (var out = Files.newOutputStream(file)) {
            for (long at = 0; at < whole; at += block.length) {
                out.write(block, 0, (int) Math.min(block.length, whole - at));
            }
        }
        return perSecond(CODES, begun);
    }

    /** Each code as text, by itself, as if everyone came from another phone. */
    private static double check(CodeSmith smith) {
        var texts = new String[100_000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = smith.make(ROLL, i + 1L).text();
        }
        var begun = System.nanoTime();
        for (int i = 0; i < CODES; i++) {
            var wanted = i % texts.length;
            var code = ItemCode.read(texts[wanted]).orElseThrow();
            if (smith.number(code, CODES).orElseThrow() != wanted + 1L) {
                throw new IllegalStateException("code " + wanted + " was not found");
            }
        }
        return perSecond(CODES, begun);
    }

    private static long guess(CodeSmith smith) {
        var random = new SplittableRandom(20_180_601);
        var found = 0L;
        for (int i = 0; i < GUESSES; i++) {
            var guess =
                    new ItemCode(
                            ROLL,
                            random.nextInt(),
                            random.nextLong() >>> Long.SIZE - ItemCode.PROOF_BITS);
            found += smith.number(guess, CODES).isPresent() ? 1 : 0;
        }
        return found;
    }

    private static double hmac() throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        var message = ByteBuffer.allocate(16);
        for (int i = 0; i < CODES / 5; i++) {
            mac.doFinal(message.putInt(0, i).array());
        }
        var begun = System.nanoTime();
        for (int i = 0; i < CODES; i++) {
            mac.doFinal(message.putInt(0, i).array());
        }
        return perSecond(CODES, begun);
    }

    private static double perSecond(int count, long begun) {
        return count * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
    }
}
