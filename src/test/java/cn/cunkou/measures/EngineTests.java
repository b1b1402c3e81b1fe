package cn.cunkou.measures;

import static cn.cunkou.measures.TrainingGround.COUNTY;
import static cn.cunkou.measures.TrainingGround.DAY;
import static cn.cunkou.measures.TrainingGround.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineTests {
    private static final TrainingGround ground = new TrainingGround();

    @BeforeEach
    void empty() {
        ground.owner
                .sql(
                        "truncate training.attendance, training.class, training.station, training.village")
                .update();
    }

    @Test
    void attendancesAndPersonsAreNotTheSame() {
        ground.attend(1, DAY, TOWN, 1000);
        ground.attend(1, DAY.plusDays(1), TOWN, 3000);
        ground.attend(2, DAY, "441424101", 500);

        assertThat(text("training.attendances", COUNTY)).isEqualTo("3");
        assertThat(text("training.persons", COUNTY)).isEqualTo("2");
        assertThat(text("training.fees", COUNTY)).isEqualTo("45");
        assertThat(text("training.fees", TOWN)).isEqualTo("40");
        assertThat(text("training.last-fee", COUNTY)).isEqualTo("35");
        assertThat(text("training.average-fee", COUNTY)).isEqualTo("15");
    }

    @Test
    void afterAChangeTheFigureIsTrueAgain() {
        ground.attend(1, DAY, TOWN, 1000);
        assertThat(text("training.attendances", COUNTY)).isEqualTo("1");
        ground.attend(2, DAY.plusDays(2), TOWN, 1000);
        assertThat(text("training.attendances", COUNTY)).isEqualTo("2");
        ground.owner
                .sql("update training.attendance set division = '441423100' where person = 2")
                .update();
        assertThat(text("training.attendances", COUNTY)).isEqualTo("1");
        assertThat(text("training.attendances", "441423")).isEqualTo("1");
        ground.owner.sql("delete from training.attendance").update();
        assertThat(text("training.attendances", COUNTY)).isEqualTo("0");
    }

    @Test
    void aClassThatMovesTakesItsSignInsAlong() {
        ground.owner.sql("insert into training.class values (1, '441424')").update();
        ground.attend(1, DAY, TOWN, 0);
        ground.owner.sql("update training.attendance set class = 1").update();
        assertThat(text("training.at-county-classes", COUNTY)).isEqualTo("1");
        ground.owner.sql("update training.class set division = '441423'").update();
        assertThat(text("training.at-county-classes", COUNTY)).isEqualTo("0");
        assertThat(text("training.at-county-classes", "441423")).isEqualTo("1");
    }

    @Test
    void aShareOfNothingHasAReasonInsteadOfAZero() {
        var value = ground.value(ground.asked("training.pass-rate", COUNTY, null, DAY));

        assertThat(value.value()).isNull();
        assertThat(value.reason()).contains("分母为零");
    }

    @Test
    void statesAreTakenOnOneDayAndSoIsTheirDenominator() {
        ground.owner
                .sql(
                        """
                        insert into training.village values
                            ('441424100201', true), ('441424100202', false), ('441424101201', false);
                        insert into training.station (id, validity, division) values
                            (1, '{[2019-01-01,2019-03-01),[2019-06-01,)}', '441424100201'),
                            (2, '{[2019-02-01,)}', '441424100201'), (3, '{[2019-07-01,)}', '441424101201');
                        """)
                .update();
        assertThat(text("training.stations", COUNTY)).isEqualTo("2");
        var coverage = ground.value(ground.asked("training.village-coverage", COUNTY, null, DAY));
        assertThat(coverage.value()).isEqualByComparingTo("0.333333333333");
        assertThat(coverage.numerator()).isEqualByComparingTo("1");
        assertThat(coverage.denominator()).isEqualByComparingTo("3");
        assertThat(
                        ground.text(
                                ground.asked(
                                        "training.village-coverage",
                                        COUNTY,
                                        null,
                                        DAY.plusMonths(1))))
                .isEqualTo("0.666666666667");
        assertThat(
                        ground.text(
                                ground.asked(
                                        "training.village-coverage",
                                        COUNTY,
                                        null,
                                        DAY.minusYears(1))))
                .isEqualTo("0");
    }

    @Test
    void withinASecondTheAnswerIsTheSameAndThenItIsTrue() {
        var asked = ground.asked("training.attendances", COUNTY, null, DAY);
        assertThat(ground.text(asked)).isEqualTo("0");
        var before = ground.memo.answers(List.of(asked)).get(asked);
        ground.attend(1, DAY, TOWN, 0);
        assertThat(ground.memo.answers(List.of(asked))).containsEntry(asked, before);
        assertThat(ground.text(asked)).isEqualTo("1");
    }

    @Test
    void upkeepKeepsTotalsTrueAndForgetsWhatEverybodyHasSeen() {
        ground.attend(1, DAY, TOWN, 0);
        var upkeep = new Upkeep(ground.reader, ground.reading, ground.definitions);
        upkeep.run();
        assertThat(changes()).isPositive();
        upkeep.forget(Duration.ZERO);
        assertThat(changes()).isZero();
        ground.attend(2, DAY, TOWN, 0);
        upkeep.forget(Duration.ZERO);
        assertThat(changes()).isPositive();
        assertThat(text("training.attendances", COUNTY)).isEqualTo("2");
    }

    private static long changes() {
        return ground.owner.sql("select count(*) from measures.change").query(Long.class).single();
    }

    @Test
    void aSecondStartInstallsNothing() {
        var before = installedAt();
        ground.install();
        assertThat(installedAt()).isEqualTo(before);
    }

    @Test
    void viewsThatWereDroppedAreInstalledAgain() {
        ground.owner.sql("drop view measures.\"training.fees\"").update();
        ground.install();
        assertThat(text("training.fees", COUNTY)).isEqualTo("0");
    }

    @Test
    void everythingWrongWithTheViewsIsToldAndNothingIsInstalled() {
        var before = installedAt();
        var good =
                "select id, person as subject, day, division, 1 as value, recorded_at from training.attendance";
        assertThatExceptionOfType(BrokenMeasures.class)
                .isThrownBy(() ->
                        ground.install(
                                file("today", good + " where day <= current_date"),
                                file("more", good.replace("select", "select person,")),
                                file("less", good.replace(", recorded_at", "")),
                                file("broken", good.replace("attendance", "attendances")),
                                file(
                                        "higher",
                                        "select id, id as subject, '{}'::datemultirange as validity, "
                                                + "'' as division, 1 as value, created_at as recorded_at from access.account")))
                .satisfies(broken ->
                        assertThat(String.join("\n", broken.faults()))
                                .containsIgnoringCase("today.measure.sql: reads `current_date`")
                                .contains(
                                        "more.measure.sql: selects `person`, which it does not declare")
                                .contains("less.measure.sql: does not select `recorded_at`")
                                .contains("broken.measure.sql", "training.attendances")
                                .contains(
                                        "higher.measure.sql: reads access.account, which is not below training"));
        assertThat(installedAt()).isEqualTo(before);
        assertThat(text("training.fees", COUNTY)).isEqualTo("0");
    }

    private static MeasureFiles.Text file(String name, String select) {
        return new MeasureFiles.Text(
                "training/" + name + ".measure.sql",
                """
                -- measure: training.%s
                -- title: x
                -- unit: x
                -- aggregate: count
                -- public: none
                -- source: x
                %s
                """
                        .formatted(name, select));
    }

    private static String installedAt() {
        return ground.owner
                .sql("select installed_at::text from measures.installed")
                .query(String.class)
                .single();
    }

    private static String text(String measure, String division) {
        return String.valueOf(ground.text(ground.asked(measure, division, null, DAY.plusDays(10))));
    }
}
