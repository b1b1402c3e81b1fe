package cn.cunkou.measures;

import cn.cunkou.platform.files.Files;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published figure, as recorded.
 *
 * @param day the last one of its period
 * @param value null where it takes an earlier one back
 * @param source who published it
 * @param documentNumber 文号, empty where the document has none
 * @param reason why it corrects or withdraws an earlier one; empty where it is the first
 * @param document the document itself, where somebody uploaded it
 * @param person who recorded it
 * @param holds whether no later record takes its place
 */
public record Fact(
        UUID id,
        String series,
        DivisionCode division,
        LocalDate day,
        @Nullable BigDecimal value,
        String source,
        String documentTitle,
        String documentNumber,
        String reason,
        @Nullable Document document,
        String person,
        Instant recordedAt,
        boolean holds) {

    /** A document under the name it was uploaded with. */
    public record Document(String name, Files.Stored file) {}

    public boolean withdraws() {
        return value == null;
    }

    /** The whole figure, with separators: 3,120.5. */
    public String number() {
        return value == null
                ? "已撤回"
                : new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(value);
    }
}
