package cn.cunkou.stations.contracts;

import cn.cunkou.stations.Station;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 还在办: whether a station lives, by what is known of it and not by what anybody says. */
@Component
class Vitality {
    /**
     * A station of which nothing was heard for so many days shows no sign of life; as the measure
     * {@code stations.alive} counts, the same for every county.
     */
    static final int SILENT_DAYS = 30;

    private final JdbcClient jdbc;

    Vitality(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known on a day.
     *
     * @param last last day of a service that counts, a device that was on or an inspection; null if
     *     there was none
     */
    public record Signs(boolean inService, @Nullable LocalDate last, LocalDate day) {
        public boolean isAlive() {
            return inService && last != null && last.isAfter(day.minusDays(SILENT_DAYS));
        }

        /** Why, in words. */
        public String words() {
            if (!inService) {
                return "没有在运营";
            }
            if (last == null) {
                return "从来没有服务记录，没有设备报过开机，也没有人现场查过";
            }
            return (isAlive() ? "最近一次动静是%s" : "从%s起没有动静，超过30天").formatted(last);
        }
    }

    @Transactional(readOnly = true)
    public Signs of(Station station) {
        var day = station.life().today();
        var last =
                jdbc.sql(
                                """
                                select max(day) as last from stations.life_sign where station = :station and day <= :day
                                """)
                        .param("station", station.id())
                        .param("day", day)
                        .query((row, number) -> new Found(row.getObject("last", LocalDate.class)))
                        .single()
                        .day();
        return new Signs(station.life().isInService(), last, day);
    }

    private record Found(@Nullable LocalDate day) {}
}
