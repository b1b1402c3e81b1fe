package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What villagers say who were asked by a text message; the code in it is all they need. */
@Service
public class Answers {
    private static final Actor VILLAGER = Actor.system("村民答复", Scope.everywhere());

    private final JdbcClient jdbc;
    private final ServiceBook book;
    private final Counties counties;
    private final TransactionTemplate transaction;

    Answers(JdbcClient jdbc, ServiceBook book, Counties counties, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.book = book;
        this.counties = counties;
        this.transaction = transaction;
    }

    /** One service, without anything about a person. */
    public record Asked(UUID id, String kind, String station, Rendered.Confirmation confirmation) {}

    /** What was asked about. */
    public record Question(String division, LocalDate day, List<Asked> services) {}

    private record Row(String division, String caller, LocalDate day, Instant expires) {}

    /**
     * What a code opens.
     *
     * @throws Problem when nothing belongs to it, or it is too old
     */
    Question question(String code) {
        return asVillager(() -> {
            var row = row(code);
            return new Question(row.division(), row.day(), asked(row));
        });
    }

    /**
     * What the villager says of one of the services; the last word counts.
     *
     * @throws Problem as {@link #question}, and when the service is none of those asked about
     */
    void answer(String code, UUID service, boolean wasServed) {
        asVillager(() -> {
            var row = row(code);
            var asked =
                    asked(row).stream()
                            .filter(one -> one.id().equals(service))
                            .findFirst()
                            .orElseThrow(Answers::unknown);
            var says = wasServed ? Rendered.Confirmation.CONFIRMED : Rendered.Confirmation.DENIED;
            if (asked.confirmation() != says) {
                book.confirm(service, says);
                book.step(
                        List.of(service),
                        says.id(),
                        "短信链接",
                        counties.now(DivisionCode.of(row.division())));
            }
            return asked;
        });
    }

    private Row row(String code) {
        return jdbc.sql(
                        "select division, caller, day, expires_at from stations.service_question where code = :code")
                .param("code", code)
                .query((row, number) ->
                        new Row(
                                row.getString("division"),
                                row.getString("caller"),
                                row.getObject("day", LocalDate.class),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional()
                .filter(row ->
                        counties.now(DivisionCode.of(row.division())).isBefore(row.expires()))
                .orElseThrow(Answers::unknown);
    }

    private List<Asked> asked(Row row) {
        return jdbc.sql(
                        """
                        select id, kind_label, station_name, confirmation from stations.service
                         where caller = :caller and day = :day and withdrawn_at is null and replaced_by is null
                         order by happened_at, id limit 50
                        """)
                .param("caller", row.caller())
                .param("day", row.day())
                .query((found, number) ->
                        new Asked(
                                found.getObject("id", UUID.class),
                                found.getString("kind_label"),
                                found.getString("station_name"),
                                Rendered.Confirmation.of(found.getString("confirmation"))))
                .list();
    }

    private <T> T asVillager(Supplier<T> act) {
        return Actor.as(
                VILLAGER,
                () ->
                        Optional.ofNullable(transaction.execute(status -> act.get()))
                                .map(Objects::requireNonNull)
                                .orElseThrow());
    }

    private static Problem unknown() {
        return Problem.notFound("这条询问");
    }
}
