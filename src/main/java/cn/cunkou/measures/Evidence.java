package cn.cunkou.measures;

import cn.cunkou.platform.web.Paged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind a figure.
 *
 * @param figure taken over all rows, also those that the reader may not see
 * @param columns what the cells of a row are
 * @param outside how many rows lie outside the reader's divisions: counted, not shown
 */
public record Evidence(
        Measure measure, Figure figure, List<Label> columns, Paged<Row> rows, long outside) {

    /**
     * One fact.
     *
     * @param day when it happened; null for a state
     * @param validity the days for which a state holds, as PostgreSQL writes them; null for an
     *     event
     * @param earlier whether it belongs to the period a year before, that growth is compared with
     * @param link address of the record, where the measure names one
     */
    public record Row(
            String id,
            String subject,
            String division,
            @Nullable LocalDate day,
            @Nullable String validity,
            BigDecimal value,
            BigDecimal weight,
            OffsetDateTime recordedAt,
            boolean earlier,
            List<String> cells,
            @Nullable String link) {}
}
