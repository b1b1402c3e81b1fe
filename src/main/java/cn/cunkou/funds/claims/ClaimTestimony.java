package cn.cunkou.funds.claims;

import cn.cunkou.funds.JudgedDays;
import cn.cunkou.plan.rewards.Fact;
import cn.cunkou.plan.rewards.Facts;
import cn.cunkou.plan.rewards.Testimony;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What papers of applications say that passed every review, and by which day they were judged. */
@Component
class ClaimTestimony implements Testimony, JudgedDays {
    private static final String[] REVIEWED = {
        "approved", "publicity", "payable", "batched", "bounced", "paid"
    };
    private static final String[] HANDED_IN = {
        "review", "approved", "publicity", "payable", "batched", "bounced", "paid"
    };

    private final JdbcClient jdbc;

    ClaimTestimony(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String kind,
            String subject,
            String name,
            String value,
            @Nullable LocalDate fromDay,
            LocalDate toDay,
            String claim) {
        boolean answers(Facts.Wanted wanted) {
            return wanted.when() == Facts.When.NOW
                    && Objects.equals(fromDay, wanted.from())
                    && (fromDay == null ? !wanted.to().isBefore(toDay) : wanted.to().equals(toDay));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Facts under(String plan) {
        return said(plan, REVIEWED);
    }

    /** The same with what nobody has reviewed yet, by which those who compete are weighed. */
    @Transactional(readOnly = true)
    public Facts handedIn(String plan) {
        return said(plan, HANDED_IN);
    }

    private Facts said(String plan, String[] states) {
        var all =
                jdbc
                        .sql(
                                """
                                select subject_kind as kind, subject, name, value, from_day, to_day, claim.id::text as claim
                                  from funds.claim_fact join funds.claim on claim.id = claim_fact.claim
                                 where fund = :plan and to_day is not null and state = any (:states)
                                """)
                        .param("states", states)
                        .param("plan", plan)
                        .query(new DataClassRowMapper<>(Row.class))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> key(row.kind(), row.subject(), row.name())));
        return wanted -> {
            var subject = wanted.subject();
            return all
                    .getOrDefault(
                            key(subject.kind().key(), subject.id(), wanted.quantity().name()),
                            List.of())
                    .stream()
                    .filter(row -> row.answers(wanted))
                    .findFirst()
                    .map(row -> Question.fact(row.value(), ClaimPages.PATH + "/" + row.claim()))
                    .orElseGet(() -> new Fact.Unknown("没有审核过的凭证"));
        };
    }

    private static String key(String kind, String subject, String name) {
        return kind + " " + subject + " " + name;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> of(String fund, String reward, String subject) {
        return jdbc.sql(
                        """
                        select judged from funds.claim
                         where fund = :fund and reward = :reward and subject = :subject and state in ('payable', 'batched')
                         order by judged limit 1
                        """)
                .param("fund", fund)
                .param("reward", reward)
                .param("subject", subject)
                .query(LocalDate.class)
                .optional();
    }
}
