package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.secrets.PrivateFile;
import cn.cunkou.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The code that whoever sets up has to know: a file in the data directory that only the server's
 * owner can read, until there is an account. So whoever comes first is not let in for that alone.
 */
@Component
public class SetUpCode {
    static final String FILE = "setup-code";

    private final Path file;
    private final SetUp setUp;
    private final Passwords passwords;
    private final Attempts attempts;

    SetUpCode(
            @Value("${cunkou.data:data}") Path data,
            SetUp setUp,
            Passwords passwords,
            Attempts attempts) {
        this.file = data.resolve(FILE);
        this.setUp = setUp;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** The code, made where there is none yet; empty once the installation is set up. */
    public Optional<String> needed() {
        try {
            if (setUp.isDone()) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            if (!Files.exists(file)) {
                PrivateFile.create(file, passwords.invented() + "\n");
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the installation code in " + file, e);
        }
    }

    /**
     * Lets whoever typed the code go on.
     *
     * @param address of the network the request came from; tries are counted by it
     * @throws Problem when it is another code, or too many were tried
     */
    public void require(String typed, String address) {
        var code = needed().orElseThrow(() -> Problem.conflict("这套系统已经设置过了。"));
        var key = Digests.sha256("setup " + ClientNetwork.of(address));
        Actor.run(Actor.system("首次设置", Scope.everywhere()), () -> compare(typed, code, key));
    }

    private void compare(String typed, String code, byte[] key) {
        var wait = attempts.begin(key);
        if (wait.isPositive()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "试错太多",
                    "安装码连着试错了好几次，请过%d秒再试。".formatted(Math.ceilDiv(wait.toMillis(), 1000)),
                    List.of());
        }
        var plain = typed.strip().toLowerCase(Locale.ROOT);
        if (!MessageDigest.isEqual(Digests.sha256(plain), Digests.sha256(code))) {
            throw Problem.forbidden("安装码不对。请看服务器启动时打印的那一行，或数据目录里的 setup-code 文件。");
        }
        attempts.clear(key);
    }
}
