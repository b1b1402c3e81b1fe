package cn.cunkou.measures;

import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A published figure to be recorded; the components mean what they mean in {@link Fact}. */
public record NewFact(
        String series,
        DivisionCode division,
        LocalDate day,
        @Nullable BigDecimal value,
        String source,
        String documentTitle,
        String documentNumber,
        String reason,
        Fact.@Nullable Document document) {

    /** What was recorded, to be recorded again. */
    static NewFact of(Fact fact, String reason) {
        return new NewFact(
                fact.series(),
                fact.division(),
                fact.day(),
                fact.value(),
                fact.source(),
                fact.documentTitle(),
                fact.documentNumber(),
                reason,
                fact.document());
    }

    NewFact with(Fact.@Nullable Document document) {
        return changed(value, reason, document);
    }

    NewFact because(String reason) {
        return changed(value, reason, document);
    }

    /** What takes the figure back. */
    NewFact withdrawn() {
        return changed(null, reason, document);
    }

    private NewFact changed(
            @Nullable BigDecimal value, String reason, Fact.@Nullable Document document) {
        return new NewFact(
                series,
                division,
                day,
                value,
                source,
                documentTitle,
                documentNumber,
                reason,
                document);
    }
}
