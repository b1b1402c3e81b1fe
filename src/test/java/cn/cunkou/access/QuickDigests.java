package cn.cunkou.access;

import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Digests that cost next to nothing, since tests make people by the hundred. */
@Component
@Primary
class QuickDigests extends Argon2PasswordEncoder {
    QuickDigests() {
        super(16, 32, 1, 64, 1);
    }
}
