package cn.cunkou.platform.messages;

import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Text messages to telephones: written down in the transaction of the act that wants them, and sent
 * from there by whatever carrier is connected; without one they stay in the outbox.
 */
@Service
public class TextMessages {
    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    TextMessages(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /**
     * One to be sent.
     *
     * @param division what it is about; decides who sees it in the outbox
     */
    public record Outgoing(String division, PhoneNumber to, String body) {}

    /**
     * One as the outbox lists it.
     *
     * @param masked the number
     * @param state waiting, sent or failed
     */
    public record TextMessage(
            UUID id,
            String division,
            String masked,
            String body,
            String state,
            Instant createdAt,
            @Nullable Instant sentAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void send(List<Outgoing> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into platform.text_message (division, sealed, masked, body, created_at)
                        select division, decode(sealed, 'hex'), masked, body, :now
                          from unnest(cast(:divisions as text[]), cast(:sealed as text[]), cast(:masked as text[]),
                                      cast(:bodies as text[])) as message (division, sealed, masked, body)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "divisions",
                        messages.stream().map(Outgoing::division).toArray(String[]::new))
                .param("sealed", messages.stream().map(this::sealed).toArray(String[]::new))
                .param(
                        "masked",
                        messages.stream().map(one -> one.to().masked()).toArray(String[]::new))
                .param("bodies", messages.stream().map(Outgoing::body).toArray(String[]::new))
                .update();
    }

    private String sealed(Outgoing message) {
        var digits = message.to().digits().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(box.lock(digits, "text message"));
    }

    /** The outbox, the latest first. */
    @Transactional(readOnly = true)
    public Paged<TextMessage> list(String division, Paged.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select id, division, masked, body, state, created_at, sent_at from platform.text_message
                                 where division like :pattern order by created_at desc, id desc limit :size offset :offset
                                """)
                        .param("pattern", division + "%")
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(TextMessage.class))
                        .list();
        var total =
                jdbc.sql("select count(*) from platform.text_message where division like :pattern")
                        .param("pattern", division + "%")
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }
}
