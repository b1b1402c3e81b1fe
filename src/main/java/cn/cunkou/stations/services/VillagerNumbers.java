package cn.cunkou.stations.services;

import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.values.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Numbers of villagers: sealed where they are kept, known again by a keyed digest, whole for those
 * alone who call.
 */
@Component
class VillagerNumbers {
    private static final int DIGEST = 32;

    private final SecretBox box;

    VillagerNumbers(SecretBox box) {
        this.box = box;
    }

    /** The same for the same number; tells nothing without the key of the installation. */
    String caller(PhoneNumber number) {
        return box.digest("villager " + number.digits()).substring(0, DIGEST);
    }

    byte[] seal(PhoneNumber number, UUID service) {
        return box.lock(number.digits().getBytes(StandardCharsets.UTF_8), owner(service));
    }

    PhoneNumber open(byte[] sealed, UUID service) {
        return new PhoneNumber(
                new String(box.unlock(sealed, owner(service)), StandardCharsets.UTF_8));
    }

    /** A digest of something that holds a number among other things. */
    String content(String text) {
        return box.digest("service " + text).substring(0, DIGEST);
    }

    private static String owner(UUID service) {
        return "service " + service;
    }
}
