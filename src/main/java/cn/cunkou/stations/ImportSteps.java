package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.imports.ImportKind.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What imports did to each station. */
@Component
class ImportSteps {
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an import can do to a station that stays. */
    enum Act {
        CREATED("由导入创建"),
        UPDATED("由导入更新"),
        UNDONE("导入被撤销，恢复原样");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        String label() {
            return label;
        }
    }

    /**
     * One of them.
     *
     * @param visible whether the whole batch lies in view of whoever acts
     */
    record Step(Instant at, String by, Act act, UUID batch, String fileName, boolean visible) {}

    void note(Act act, Collection<UUID> stations, Context context) {
        jdbc.sql(
                        """
                        insert into stations.import_step (station, division, act, batch, file_name, at, by)
                        select id, division, :act, cast(:batch as uuid), :file, :now, :by
                          from stations.station where id = any (:ids)
                        """)
                .param("act", act.id())
                .param("batch", context.batch())
                .param("file", context.fileName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .param("ids", stations.toArray(UUID[]::new))
                .update();
    }

    List<Step> of(UUID station) {
        return jdbc.sql(
                        """
                        select step.at, step.by, step.act, step.batch, step.file_name, batch.id is not null as visible
                          from stations.import_step as step
                          left join platform.import_batch as batch on batch.id = step.batch
                         where step.station = :station
                        """)
                .param("station", station)
                .query((row, number) ->
                        new Step(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("by"),
                                Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                                row.getObject("batch", UUID.class),
                                row.getString("file_name"),
                                row.getBoolean("visible")))
                .list();
    }
}
