package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTests {
    @ParameterizedTest(name = "{0} is about 500: {1}")
    @CsvSource({"449.99, false", "450, true", "500, true", "550, true", "550.01, false"})
    void aboutIsAsNearAsTheToleranceSays(BigDecimal value, boolean near) {
        var goal = Goal.about(new BigDecimal("500"), new BigDecimal("0.10"), Goal.Unit.COUNT);
        assertThat(goal.isReachedBy(value)).isEqualTo(near);
        assertThat(goal.words("平方米")).isEqualTo("500平方米左右（上下不超过10%）");
    }
}
