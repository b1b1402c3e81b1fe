package cn.cunkou.projects;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.tasks.Tasks;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.Board;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Acceptance files that were packed; one is never changed afterwards. */
@Service
public class Archives {
    static final String PATH = "/console/acceptance";

    private static final Files.Rule ZIP =
            new Files.Rule(20L << 30, Set.of("application/zip", "application/x-tika-ooxml"), "压缩包");
    private static final String SELECT =
            """
            select id, plan, edition, as_of, archive.sha256, archive.size, files, packed_at, packed_by from projects.archive
            """;

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    Archives(JdbcClient jdbc, Tasks tasks, Files files, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * One of them.
     *
     * @param edition of the plan
     * @param asOf the day that the figures are of
     * @param size in bytes
     * @param files how many it holds
     */
    public record Packed(
            UUID id,
            String plan,
            int edition,
            LocalDate asOf,
            String sha256,
            long size,
            int files,
            Instant packedAt,
            String packedBy) {
        public String sizeInWords() {
            return size < 1_000_000
                    ? Math.max(1, size / 1_000) + " kB"
                    : "%.1f MB".formatted(size / 1_000_000.0);
        }
    }

    /** Has the acceptance file of a plan packed in the background. */
    @Transactional
    void order(Plan plan) {
        tasks.submit(
                PackArchive.class,
                plan.title() + "的验收档案",
                plan.division().digits(),
                new PackArchive.Order(plan.id()));
    }

    @Transactional
    void keep(Board board, Path packed, int count) {
        var plan = board.edition().plan();
        try (InputStream content = java.nio.file.Files.newInputStream(packed)) {
            var stored = files.store(content, "验收档案.zip", ZIP);
            var stamp = Stamp.now(counties, plan.division());
            jdbc.sql(
                            """
                            insert into projects.archive (division, plan, edition, as_of, sha256, size, files, packed_at, packed_by)
                            values (:division, :plan, :edition, :day, :sha256, :size, :files, :at, :by)
                            """)
                    .param("division", plan.division().digits())
                    .param("plan", plan.id())
                    .param("edition", board.edition().number())
                    .param("day", board.today())
                    .param("sha256", stored.sha256())
                    .param("size", stored.size())
                    .param("files", count)
                    .param("at", stamp.time())
                    .param("by", stamp.by())
                    .update();
            audit.record(
                    "汇编验收档案",
                    new Audit.Subject("archive", plan.id(), plan.title(), plan.division().digits()),
                    null,
                    stored,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a county, the latest first. */
    @Transactional(readOnly = true)
    List<Packed> of(DivisionCode county) {
        return jdbc.sql(SELECT + " where division = :county order by packed_at desc, id desc")
                .param("county", county.digits())
                .query(new DataClassRowMapper<>(Packed.class))
                .list();
    }

    @Transactional(readOnly = true)
    Packed get(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Packed.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("验收档案"));
    }
}
