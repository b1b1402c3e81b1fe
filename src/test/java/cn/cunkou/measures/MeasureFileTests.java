package cn.cunkou.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureFileTests {
    private static final String ATTENDANCES =
            """
            -- measure: training.attendances
            -- title: 培训人次
            -- unit: person-times 人次
            -- aggregate: count
            -- subject: person
            -- dimensions: category 培训类别
            -- columns: class 班次,
            --   category 类别
            -- public: totals
            -- additive: partials
            -- source: sign-in rows, one per session of a class and person
            select id, person as subject, day, division, 1 as value, recorded_at, category, class
              from training.attendance;
            """;

    @Test
    void theHeaderSaysWhatTheMeasureIs() {
        var file = MeasureFile.parse("training/attendances.measure.sql", ATTENDANCES);

        var measure = file.measure();
        assertThat(measure.id()).isEqualTo("training.attendances");
        assertThat(measure.unit()).isEqualTo(new Label("person-times", "人次"));
        assertThat(measure.aggregate()).isEqualTo(Aggregate.COUNT);
        assertThat(measure.publicity()).isEqualTo(Publicity.TOTALS);
        assertThat(measure.aboutPersons()).isTrue();
        assertThat(measure.partials()).isTrue();
        assertThat(measure.columns())
                .containsExactly(new Label("class", "班次"), new Label("category", "类别"));
        assertThat(file.select()).startsWith("select id").endsWith("training.attendance");
    }

    @Test
    void needsMayConcernOneBaseOnly() {
        var file =
                MeasureFile.parse(
                        "stations/coverage.measure.sql",
                        """
                        -- measure: stations.coverage
                        -- title: 覆盖率
                        -- unit: share
                        -- aggregate: share
                        -- base: administrative-villages 行政村, designated-poor 省定贫困村
                        -- needs: designated-poor for designated-poor
                        -- public: none
                        -- source: villages
                        select 1
                        """);
        assertThat(file.measure().defaultBase()).contains("administrative-villages");
        assertThat(file.measure().needs())
                .containsExactly(new Measure.Need("designated-poor", "designated-poor"));
    }

    @Test
    void everythingWrongWithAHeaderIsToldAtOnce() {
        assertThatExceptionOfType(BrokenMeasures.class)
                .isThrownBy(() ->
                        MeasureFile.parse(
                                "training/persons.measure.sql",
                                """
                                -- measure: training.people
                                -- title: 培训人数
                                -- aggregate: median
                                -- colour: red
                                -- public: rows
                                -- subject: person
                                -- additive: partials
                                -- dimensions: Category, x, x
                                -- link: nowhere
                                -- title: again
                                update training.person set name = ''
                                """))
                .satisfies(broken ->
                        assertThat(broken.faults())
                                .anyMatch(fault ->
                                        fault.contains(
                                                ":1: `measure` `training.people` belongs into"))
                                .anyMatch(fault -> fault.contains("`unit` is missing"))
                                .anyMatch(fault ->
                                        fault.contains(":3: `aggregate` `median` is none of count"))
                                .anyMatch(fault -> fault.contains(":4: unknown key `colour`"))
                                .anyMatch(fault ->
                                        fault.contains("rows about persons are never public"))
                                .anyMatch(fault -> fault.contains(":8: `dimensions` `Category`"))
                                .anyMatch(fault -> fault.contains("`x` is given twice"))
                                .anyMatch(fault -> fault.contains("`link` `nowhere`"))
                                .anyMatch(fault -> fault.contains(":10: `title` is given twice"))
                                .anyMatch(fault -> fault.contains("`source` is missing"))
                                .anyMatch(fault -> fault.contains("has no select")));
    }

    @Test
    void growthIsOfAMeasureThatThereIs() {
        var growth =
                new MeasureFiles.Text(
                        "market/growth.measure.sql",
                        """
                        -- measure: market.growth
                        -- title: 增长
                        -- unit: share
                        -- aggregate: growth
                        -- of: market.sales
                        -- public: none
                        -- source: sales
                        """);
        assertThatExceptionOfType(BrokenMeasures.class)
                .isThrownBy(() -> MeasureFiles.parse(List.of(growth)))
                .withMessageContaining("there is no measure `market.sales` to grow");
    }

    @Test
    void theDaysOfADistinctCountCannotBeAddedUp() {
        assertThatExceptionOfType(BrokenMeasures.class)
                .isThrownBy(() ->
                        MeasureFile.parse(
                                "training/attendances.measure.sql",
                                ATTENDANCES.replace("aggregate: count", "aggregate: distinct")))
                .withMessageContaining("days of a distinct cannot be added up");
    }
}
