package cn.cunkou.quality;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may know of inspections. */
@Service
public class Monitoring {
    private final JdbcClient jdbc;

    Monitoring(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * LotSamples of one kind of product whose reports were signed in a month.
     *
     * @param month its first day
     */
    public record Figure(LocalDate month, String kind, long samples, long passed) {
        /** Such as 96.7%. */
        public String rate() {
            return "%.1f%%".formatted(100.0 * passed / samples);
        }

        public String monthWords() {
            return month.getYear() + "年" + month.getMonthValue() + "月";
        }
    }

    /** A lot that failed and was called back. */
    public record Failure(
            UUID report,
            String product,
            String lot,
            String faults,
            String lab,
            LocalDate recalledOn,
            @Nullable LocalDate closedOn) {}

    /** The PDF of a report. */
    public record Paper(String file, String sha256, long size, String mediaType) {}

    /** The county's figures, the latest month first. */
    @Transactional(readOnly = true)
    public List<Figure> figures(DivisionCode county) {
        return jdbc.sql(
                        """
                        select cast(date_trunc('month', signed_on) as date), product_kind, count(*), count(*) filter (where passed)
                          from quality.public_report where county = :county
                         group by 1, 2 order by 1 desc, 2
                        """)
                .param("county", county.digits())
                .query((row, _) ->
                        new Figure(
                                row.getObject(1, LocalDate.class),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4)))
                .list();
    }

    /** What was called back, the latest first; at most 100. */
    @Transactional(readOnly = true)
    public List<Failure> failures(DivisionCode county) {
        return jdbc.sql(
                        """
                        select id, product, lot, faults, lab, recalled_on, recall_closed_on from quality.public_report
                         where county = :county and not passed and told order by recalled_on desc, id limit 100
                        """)
                .param("county", county.digits())
                .query((row, _) ->
                        new Failure(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                joined(row.getArray(4)),
                                row.getString(5),
                                row.getObject(6, LocalDate.class),
                                row.getObject(7, LocalDate.class)))
                .list();
    }

    /**
     * A report that everybody may read.
     *
     * @throws Problem when there is none in the county
     */
    @Transactional(readOnly = true)
    public Paper paper(DivisionCode county, UUID report) {
        return jdbc.sql(
                        """
                        select file, sha256, size, media_type from quality.public_report
                         where id = :id and county = :county and told
                        """)
                .param("id", report)
                .param("county", county.digits())
                .query((row, _) ->
                        new Paper(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4)))
                .optional()
                .orElseThrow(() -> Problem.notFound("这份检测报告"));
    }

    private static String joined(Array array) throws SQLException {
        return String.join("；", (String[]) array.getArray());
    }
}
