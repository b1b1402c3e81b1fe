package cn.cunkou.measures;

import static cn.cunkou.measures.TrainingGround.COUNTY;
import static cn.cunkou.measures.TrainingGround.DAY;
import static cn.cunkou.measures.TrainingGround.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a measure comes to for each of those it is about. */
@CunkouTest
class SubjectFigureTests {
    private static final TrainingGround ground = new TrainingGround();
    private static final Actor OFFICER = person(COUNTY);
    private static final Question FEES =
            Question.of("training.fees", COUNTY).between(DAY, DAY.plusDays(9));
    private static final Question ATTENDANCES =
            Question.of("training.attendances", COUNTY).between(DAY, DAY.plusDays(9));

    private final Measures measures;

    @Autowired
    SubjectFigureTests(Places places) {
        measures = ground.measures(places);
    }

    @BeforeEach
    void facts() {
        ground.owner.sql("truncate training.attendance, training.class").update();
        ground.clock.addAndGet(Memo.UNSEEN.toNanos() + 1);
        ground.attend(1, DAY.minusDays(1), TOWN, 9900);
        ground.attend(1, DAY, TOWN, 1000);
        ground.attend(1, DAY.plusDays(9), "441424101", 50);
        ground.attend(2, DAY, TOWN, 200);
        ground.attend(2, DAY.plusDays(10), TOWN, 9900);
    }

    @Test
    void eachSubjectHasItsOwnAndNothingOutsideTheDays() {
        var fees = Actor.as(OFFICER, () -> measures.bySubject(FEES, List.of("1", "2", "3")));
        assertThat(fees.keySet()).containsExactly("1", "2", "3");
        assertThat(value(fees.get("1"))).isEqualByComparingTo("10.5");
        assertThat(value(fees.get("2"))).isEqualByComparingTo("2");
        assertThat(value(fees.get("3"))).isZero();
    }

    @Test
    void theEvidenceOfOneIsOfThatOneOnly() {
        var figure =
                Objects.requireNonNull(
                        Actor.as(OFFICER, () -> measures.bySubject(ATTENDANCES, List.of("1")))
                                .get("1"));
        assertThat(figure.evidence()).contains("dimension=subject:1");
        var question = ATTENDANCES.about("1");
        assertThat(value(Actor.as(OFFICER, () -> measures.evaluate(question)))).isEqualTo("2");
        var rows =
                Actor.as(OFFICER, () -> measures.evidence(question, new Paged.Request(1, 50)))
                        .rows();
        assertThat(rows.total()).isEqualTo(2);
        assertThat(rows.rows()).allMatch(row -> row.subject().equals("1"));
    }

    @Test
    void aFigureOfOneIsNoTotal() {
        for (var reader :
                List.of(person(TOWN), Actor.visitor(Scope.of(COUNTY)), person("441423"))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() ->
                            Actor.as(reader, () -> measures.bySubject(ATTENDANCES, List.of("1"))));
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() ->
                            Actor.as(reader, () -> measures.evaluate(ATTENDANCES.about("1"))));
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() ->
                            Actor.as(reader, () -> measures.byDimension(ATTENDANCES, "subject")));
        }
        assertThat(Actor.as(OFFICER, () -> measures.byDimension(ATTENDANCES, "subject")))
                .extracting(Part::key)
                .containsExactly("1", "2");
    }

    private static BigDecimal value(@Nullable Figure figure) {
        return Objects.requireNonNull(Objects.requireNonNull(figure).value());
    }

    private static Actor person(String division) {
        return new Actor(Actor.Kind.PERSON, "李某某", "李某某", Set.of("officer"), Scope.of(division));
    }
}
