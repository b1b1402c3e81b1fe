package cn.cunkou.platform.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes a form count once, however often it is sent: each form that a page shows carries a key of
 * its own in the field {@code key}.
 */
@Component
public class FormKeys {
    private final Idempotency idempotency;

    FormKeys(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** The key of a form about to be shown. */
    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /**
     * Does what a form asks for, or gives the answer that the same form got before.
     *
     * @param key as it came with the form; empty for a form without one, which always counts
     * @param content a record that Jackson can write: what was filled in
     * @throws Problem as the act does; a conflict when the key was used for other content
     */
    public <T> T once(String key, String path, Object content, Class<T> type, Supplier<T> act) {
        try {
            return idempotency.once(key.isBlank() ? fresh() : key, path, content, type, act);
        } catch (Idempotency.UsedBefore used) {
            throw inWords(used);
        }
    }

    /** The same for an act that has no answer but that it was done. */
    public void once(String key, String path, Object content, Runnable act) {
        once(
                key,
                path,
                content,
                Boolean.class,
                () -> {
                    act.run();
                    return true;
                });
    }

    /** The same refusal, or a used key in words for whoever filled in the form. */
    public static Problem inWords(Problem refused) {
        return refused instanceof Idempotency.UsedBefore
                ? new Problem(
                        HttpStatus.CONFLICT,
                        "与现有记录冲突",
                        "没有保存。",
                        List.of(new Problem.Fault("这张表", "已经交过一次，那次填的内容不同，已经保存", "要另登记一份，核对后再点一次")))
                : refused;
    }
}
