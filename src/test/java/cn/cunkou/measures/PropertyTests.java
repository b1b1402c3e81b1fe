package cn.cunkou.measures;

import static cn.cunkou.measures.TrainingGround.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever happens to the facts, every figure is that of its bare view. */
class PropertyTests {
    private static final TrainingGround ground = new TrainingGround();

    private static final TrainingGround unindexed = new TrainingGround("day");

    @BeforeTry
    void empty() {
        empty(ground);
        empty(unindexed);
    }

    private static void empty(TrainingGround ground) {
        ground.owner
                .sql(
                        "truncate training.attendance, training.class, training.station, training.village")
                .update();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void everyFigureEqualsItsBareView(@ForAll("acts") List<Act> acts) {
        for (var act : acts) {
            act.happen(ground);
        }
        assertEverythingIsTrue(ground);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void alsoWhereChangesNameNoTowns(@ForAll("acts") List<Act> acts) {
        for (var act : acts) {
            act.happen(unindexed);
        }
        assertEverythingIsTrue(unindexed);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void alsoWhenTwoRepairWhileItHappens(@ForAll("acts") List<Act> acts) throws Exception {
        var going = new AtomicBoolean(true);
        try (var repairs = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = repairs.submit(() -> askOnAndOn(going));
            var second = repairs.submit(() -> askOnAndOn(going));
            for (var act : acts) {
                act.happen(ground);
            }
            going.set(false);
            first.get();
            second.get();
        }
        assertEverythingIsTrue(ground);
    }

    private static void askOnAndOn(AtomicBoolean going) {
        var memo = ground.memo();
        while (going.get()) {
            for (var measure :
                    List.of("training.attendances", "training.fees", "training.pass-rate")) {
                ground.value(memo, ground.asked(measure, "441424", null, DAY.plusDays(9)));
            }
        }
    }

    private static void assertEverythingIsTrue(TrainingGround ground) {
        for (var asked : ground.questions()) {
            var expected = BareView.value(ground.reader, asked);
            var value = ground.value(asked).value();
            assertThat(ground.answer(asked.aimedAt(Asked.Aim.ROWS)).rows())
                    .as("rows of %s", asked)
                    .isEqualTo(BareView.rows(ground.reader, asked));
            assertThat(value)
                    .as(
                            "%s in %s from %s to %s, %s",
                            asked.definition().id(),
                            asked.division(),
                            asked.from(),
                            asked.to(),
                            asked.base())
                    .isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        var act =
                Combinators.combine(
                                Arbitraries.frequencyOf(
                                        Tuple.of(
                                                4,
                                                Arbitraries.of(
                                                        Act.Kind.SIGN_IN, Act.Kind.SIGN_IN_MANY)),
                                        Tuple.of(
                                                5,
                                                Arbitraries.of(
                                                        Act.Kind.ASK,
                                                        Act.Kind.SIGN_IN_WHILE_OTHERS_ASK)),
                                        Tuple.of(
                                                6,
                                                Arbitraries.of(
                                                        Act.Kind.MOVE_PLACE,
                                                        Act.Kind.MOVE_DAY,
                                                        Act.Kind.MOVE_CLASS,
                                                        Act.Kind.CORRECT_FEE)),
                                        Tuple.of(3, Arbitraries.of(Act.Kind.class))),
                                Arbitraries.integers().between(0, 12),
                                Arbitraries.integers().between(0, 6),
                                Arbitraries.integers().between(0, 9))
                        .as(Act::new);
        return act.list().ofMinSize(5).ofMaxSize(40);
    }
}
