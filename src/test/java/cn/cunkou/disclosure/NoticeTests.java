package cn.cunkou.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.disclosure.Notice.Objections;
import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.Publicity.State;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NoticeTests {
    // A Monday; 1 to 7 October 2019 were holidays, 29 September and 12 October were worked.
    private static final LocalDate MONDAY = LocalDate.of(2019, 11, 18);

    @Test
    void workingDaysAreCountedFromTheDayAfter() {
        assertThat(Notice.last(MONDAY, 5)).isEqualTo(LocalDate.of(2019, 11, 25));
        assertThat(Notice.last(LocalDate.of(2019, 9, 27), 5)).isEqualTo(LocalDate.of(2019, 10, 10));
        assertThat(Notice.term(MONDAY, 5)).isEqualTo("2019-11-18至2019-11-25（5个工作日）");
    }

    @Test
    void itHoldsWhenItsDaysAreOverAndNoObjectionIsOpen() {
        var last = LocalDate.of(2019, 11, 25);
        assertThat(state(Objections.NONE, last)).isEqualTo(State.RUNNING);
        assertThat(state(Objections.NONE, last.plusDays(1))).isEqualTo(State.HOLDS);
        assertThat(state(new Objections(2, 1, 0), last)).isEqualTo(State.RUNNING);
        assertThat(state(new Objections(2, 1, 0), last.plusDays(1))).isEqualTo(State.OBJECTED);
        assertThat(state(new Objections(2, 2, 0), last.plusDays(1))).isEqualTo(State.HOLDS);
        assertThat(state(new Objections(2, 2, 1), last.plusDays(1))).isEqualTo(State.FAILS);
        assertThat(state(new Objections(1, 1, 1), MONDAY)).isEqualTo(State.FAILS);
    }

    private static State state(Objections objections, LocalDate today) {
        return Notice.state(MONDAY, 5, objections, today);
    }

    @Test
    void namesOfPersonsAreMasked() {
        var amount = Money.ofYuan(java.math.BigDecimal.TEN);
        assertThat(NoticeBook.shown(new NewNotice.Line("张三丰", true, "奖励", amount)))
                .isEqualTo("张**");
        assertThat(NoticeBook.shown(new NewNotice.Line("三丰合作社", false, "奖励", amount)))
                .isEqualTo("三丰合作社");
    }

    @Test
    void numbersOfPersonsAreFound() {
        assertThat(PersonalNumbers.in("身份证441424199001011234，")).isEqualTo("身份证号");
        assertThat(PersonalNumbers.in("联系138 1234 6120")).isEqualTo("手机号");
        assertThat(PersonalNumbers.in("卡号6222 0202 0011 2233 445")).isEqualTo("银行卡号");
        assertThat(PersonalNumbers.in("电话0753-4433000，〔2019〕12号，441424103203，共1200000元")).isNull();
        assertThat(PersonalNumbers.in("019ab0c4-1381-7346-8120-441424199001")).isNull();
    }

    @Test
    void onlyPublicPagesCanBeWrittenAbout() {
        assertThat(About.of("/promises/town-centres")).isEqualTo("/promises/town-centres");
        assertThat(About.words("/stations/1")).isEqualTo("服务站");
        assertThat(About.of("/console/letters")).isNull();
        assertThat(About.of("//elsewhere.example/promises/a")).isNull();
        assertThat(About.of("javascript:alert(1)")).isNull();
    }
}
