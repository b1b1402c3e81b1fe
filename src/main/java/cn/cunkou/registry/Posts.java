package cn.cunkou.registry;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The posts of a body, and who held them when: one person at a time. */
@Service
public class Posts {
    private static final RowMapper<Holder> HOLDERS =
            (row, number) ->
                    new Holder(
                            row.getObject("post", UUID.class),
                            row.getString("title"),
                            row.getString("person"),
                            phone(row.getString("phone")),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class),
                            row.getString("document"));

    private final JdbcClient jdbc;
    private final Audit audit;

    Posts(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Who holds the posts of a body on a day. */
    @Transactional(readOnly = true)
    public List<Holder> holders(UUID body, LocalDate day) {
        return jdbc.sql(
                        """
                        select post, title, person, phone, lower(term) as from_day, upper(term) as until_day, document
                          from registry.post join registry.post_holder holder on holder.post = post.id
                         where body = :body and term @> :day order by title
                        """)
                .param("body", body)
                .param("day", day)
                .query(HOLDERS)
                .list();
    }

    /**
     * Names who holds a post from a day on; whoever held it then leaves it that day.
     *
     * @param document the paper that names the holder, empty where there is none
     * @throws Problem when there is no such body, or a later holder is named already
     */
    @Transactional
    public void appoint(
            UUID body,
            String title,
            String person,
            @Nullable PhoneNumber phone,
            LocalDate from,
            String document) {
        var division =
                jdbc.sql("select division from registry.body where id = :body")
                        .param("body", body)
                        .query((row, number) -> DivisionCode.of(row.getString(1)))
                        .optional()
                        .orElseThrow(() -> Problem.notFound("责任单位"));
        var post = post(body, division, title);
        var later =
                jdbc.sql(
                                "select count(*) from registry.post_holder where post = :post and lower(term) >= :from")
                        .param("post", post)
                        .param("from", from)
                        .query((row, number) -> row.getLong(1))
                        .single();
        if (later > 0) {
            throw Problem.conflict("该职务在" + from + "或之后已登记任职人员。");
        }
        jdbc.sql(
                        """
                        update registry.post_holder set term = daterange(lower(term), :from) where post = :post and term @> :from
                        """)
                .param("post", post)
                .param("from", from)
                .update();
        jdbc.sql(
                        """
                        insert into registry.post_holder (post, division, term, person, phone, document)
                        values (:post, :division, daterange(:from, null), :person, :phone, :document)
                        """)
                .param("post", post)
                .param("division", division.digits())
                .param("from", from)
                .param("person", person)
                .param("phone", Registry.digits(phone))
                .param("document", document)
                .update();
        audit.record(
                "登记任职",
                new Audit.Subject("post", post.toString(), title, division.digits()),
                null,
                new Holder(post, title, person, phone, from, null, document),
                null);
    }

    private UUID post(UUID body, DivisionCode division, String title) {
        return jdbc.sql(
                        """
                        insert into registry.post (body, division, title) values (:body, :division, :title)
                            on conflict (body, title) do update set title = excluded.title
                        returning id
                        """)
                .param("body", body)
                .param("division", division.digits())
                .param("title", title)
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
    }

    private static @Nullable PhoneNumber phone(@Nullable String digits) {
        return digits == null ? null : new PhoneNumber(digits);
    }
}
