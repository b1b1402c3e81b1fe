package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The laboratories that a county sends samples to; each is a body that may have its own account.
 */
@Service
public class Labs {
    /** What a body is in the registry when it is entered as a laboratory. */
    private static final String ROLE = "检测机构";

    private static final String SELECT =
            """
            select lab.id, lab.body, body.name, lab.qualification, lower(lab.valid) as valid_from, upper(lab.valid) - 1 as valid_to
              from quality.lab
              join registry.body on body.id = lab.body
            """;

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Counties counties;
    private final Audit audit;

    Labs(JdbcClient jdbc, Registry registry, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A laboratory.
     *
     * @param qualification number of the certificate that lets it issue reports
     * @param validTo the last day of the certificate
     */
    public record Lab(
            UUID id,
            UUID body,
            String name,
            String qualification,
            LocalDate validFrom,
            LocalDate validTo) {
        boolean isQualified(LocalDate day) {
            return !day.isBefore(validFrom) && !day.isAfter(validTo);
        }
    }

    /** A laboratory as it was filled in. */
    public record LabInput(
            @Nullable String name,
            @Nullable String qualification,
            @Nullable String validFrom,
            @Nullable String validTo) {}

    /** Laboratories of a county by name. */
    @Transactional(readOnly = true)
    public List<Lab> of(DivisionCode county) {
        return jdbc.sql(SELECT + " where lab.division = :county order by body.name, lab.valid desc")
                .param("county", county.digits())
                .query(new DataClassRowMapper<>(Lab.class))
                .list();
    }

    /**
     * The laboratory of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Lab get(UUID id) {
        return jdbc.sql(SELECT + " where lab.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Lab.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这个检测机构"));
    }

    /** How many whose certificates end within 60 days or ended, and were not renewed. */
    @Transactional(readOnly = true)
    public List<Lab> ending(DivisionCode county) {
        var soon = counties.today(county).plusDays(60);
        return of(county).stream()
                .filter(lab ->
                        of(county).stream()
                                .filter(other -> other.body().equals(lab.body()))
                                .allMatch(other -> other.validTo().isBefore(soon)))
                .toList();
    }

    /**
     * Registers a laboratory, or a new certificate of one.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID add(DivisionCode county, LabInput input) {
        var faults = new Faults();
        var name = faults.required("name", "机构名称", input.name(), 80);
        var qualification = faults.required("qualification", "资质证书号", input.qualification(), 60);
        var from = FormDay.read(faults, "validFrom", input.validFrom());
        var to = FormDay.read(faults, "validTo", input.validTo());
        if (!faults.any() && (from == null || to == null)) {
            faults.add(from == null ? "validFrom" : "validTo", "没有填有效期", "照证书填起止日期");
        }
        if (from != null && to != null && to.isBefore(from)) {
            faults.add("validTo", "早于开始的日期", "核对两个日期");
        }
        Refusal.unlessSound(faults, "没有登记");
        var body =
                registry.body(county, name)
                        .map(cn.cunkou.registry.Body::id)
                        .orElseGet(() -> registry.ensureBody(county, name, ROLE));
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into quality.lab (division, body, qualification, valid, recorded_at, recorded_by)
                                    values (:county, :body, :qualification, daterange(:from, :to, '[]'), :now, :by) returning id
                                    """)
                            .param("county", county.digits())
                            .param("body", body)
                            .param("qualification", qualification)
                            .param("from", from)
                            .param("to", to)
                            .param("now", Moment.of(counties, county))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record(
                    "登记检测机构",
                    new Audit.Subject("lab", id.toString(), name, county.digits()),
                    null,
                    input,
                    null);
            return id;
        } catch (DuplicateKeyException e) {
            throw Refusal.because("没有登记", "qualification", "这家机构的这张证书已经登记过", "在列表里找到它");
        }
    }
}
