package cn.cunkou.stations.services;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.region.Counties;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in services of a county's past, many at once. */
@Service
public class ServiceLoader {
    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final VillagerNumbers numbers;
    private final Audit audit;

    ServiceLoader(JdbcClient jdbc, VillagerNumbers numbers, Audit audit) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.audit = audit;
    }

    /** Takes in services of one county, with one entry in the audit trail; nobody is asked. */
    @Transactional
    public void load(List<PastService> services) {
        if (services.isEmpty()) {
            return;
        }
        for (var from = 0; from < services.size(); from += AT_ONCE) {
            insert(services.subList(from, Math.min(services.size(), from + AT_ONCE)));
        }
        var county = services.getFirst().station().county().digits();
        audit.record(
                "批量登记服务",
                new Audit.Subject("services", county, "%d次服务".formatted(services.size()), county),
                null,
                services.size(),
                null);
    }

    private void insert(List<PastService> services) {
        jdbc.sql(
                        """
                        insert into stations.service (id, station, station_name, division, level, day, happened_at, entered_at,
                                                      recorded_at, phone_time, kind, kind_label, named, fields, content, by_id,
                                                      by_name, caller, caller_masked, confirmation)
                        select id, station, name, division, level, cast(day as date), cast(happened as timestamptz),
                               cast(entered as timestamptz), cast(recorded as timestamptz), cast(happened as timestamptz), kind,
                               label, named, cast(fields as jsonb), 'loaded', 'loaded', by_name, caller, masked, confirmation
                          from unnest(cast(:ids as uuid[]), cast(:stations as uuid[]), cast(:names as text[]),
                                      cast(:divisions as text[]), cast(:levels as text[]), cast(:days as text[]),
                                      cast(:happened as text[]), cast(:entered as text[]), cast(:recorded as text[]),
                                      cast(:kinds as text[]), cast(:labels as text[]), cast(:named as bool[]),
                                      cast(:fields as text[]), cast(:by as text[]), cast(:callers as text[]),
                                      cast(:masked as text[]), cast(:confirmations as text[]))
                               as past (id, station, name, division, level, day, happened, entered, recorded, kind, label, named,
                                        fields, by_name, caller, masked, confirmation)
                        """)
                .param("ids", column(services, PastService::id))
                .param("stations", column(services, one -> one.station().id()))
                .param("names", column(services, one -> one.station().name()))
                .param("divisions", column(services, one -> one.station().division().digits()))
                .param("levels", column(services, one -> one.station().level().id()))
                .param(
                        "days",
                        column(services, one -> LocalDate.ofInstant(one.happened(), Counties.ZONE)))
                .param("happened", column(services, PastService::happened))
                .param("entered", column(services, PastService::entered))
                .param("recorded", column(services, PastService::recorded))
                .param("kinds", column(services, one -> one.kind().id()))
                .param("labels", column(services, one -> one.kind().label()))
                .param("named", column(services, one -> one.kind().named()))
                .param(
                        "fields",
                        column(
                                services,
                                one -> FieldValues.checked(one.kind(), one.fields(), new Faults())))
                .param("by", column(services, PastService::by))
                .param(
                        "callers",
                        column(
                                services,
                                one -> one.phone() == null ? null : numbers.caller(one.phone())))
                .param(
                        "masked",
                        column(services, one -> one.phone() == null ? null : one.phone().masked()))
                .param("confirmations", column(services, one -> one.confirmation().id()))
                .update();
        var numbered = services.stream().filter(one -> one.phone() != null).toList();
        jdbc.sql(
                        """
                        insert into stations.service_number (service, division, sealed)
                        select id, division, decode(sealed, 'hex')
                          from unnest(cast(:ids as uuid[]), cast(:divisions as text[]), cast(:sealed as text[]))
                               as given (id, division, sealed)
                        """)
                .param("ids", column(numbered, PastService::id))
                .param("divisions", column(numbered, one -> one.station().division().digits()))
                .param("sealed", column(numbered, this::sealed))
                .update();
    }

    private String sealed(PastService one) {
        return HexFormat.of()
                .formatHex(numbers.seal(Objects.requireNonNull(one.phone()), one.id()));
    }

    private static @Nullable String[] column(
            List<PastService> services, Function<PastService, @Nullable Object> value) {
        return services.stream()
                .map(one -> {
                    var object = value.apply(one);
                    return object == null ? null : object.toString();
                })
                .toArray(String[]::new);
    }
}
