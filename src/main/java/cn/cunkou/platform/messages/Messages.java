package cn.cunkou.platform.messages;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Badge;
import cn.cunkou.platform.web.Paged;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the system has told each person. */
@Service
public class Messages implements Badge.Source {
    private final JdbcClient jdbc;
    private final Clock clock;

    Messages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Message(
            String id,
            String division,
            String title,
            String body,
            @Nullable String href,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /**
     * Tells one person something.
     *
     * @param recipient the account's id
     * @param href where to go from it, on this site
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(
            String recipient, String division, String title, String body, @Nullable String href) {
        jdbc.sql(
                        """
                        insert into platform.message (division, recipient, title, body, href, created_at)
                        values (:division, :recipient, :title, :body, :href, :now)
                        """)
                .param("division", division)
                .param("recipient", recipient)
                .param("title", title)
                .param("body", body)
                .param("href", href)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many messages whoever acts has not opened yet. */
    @Transactional(readOnly = true)
    public int unread() {
        return jdbc.sql(
                        "select count(*) from platform.message where recipient = :me and read_at is null")
                .param("me", Actor.current().id())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Badge badge() {
        return new Badge("消息", "/console/messages", "bell", unread());
    }

    /** The messages of whoever acts, latest first. */
    @Transactional(readOnly = true)
    public Paged<Message> mine(Paged.Request page) {
        var me = Actor.current().id();
        var rows =
                jdbc.sql(
                                """
                                select id::text, division, title, body, href, created_at, read_at from platform.message
                                 where recipient = :me order by created_at desc limit :size offset :offset
                                """)
                        .param("me", me)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Message.class))
                        .list();
        var total =
                jdbc.sql("select count(*) from platform.message where recipient = :me")
                        .param("me", me)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** Marks every message of whoever acts as read. */
    @Transactional
    public void readAll() {
        jdbc.sql(
                        "update platform.message set read_at = :now where recipient = :me and read_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("me", Actor.current().id())
                .update();
    }
}
