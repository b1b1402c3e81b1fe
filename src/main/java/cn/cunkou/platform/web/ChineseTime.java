package cn.cunkou.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Days and times as pages write them: 2019年11月18日, 2019-11-18 08:10; China has one time zone. */
public final class ChineseTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private ChineseTime() {}

    public static String minute(@Nullable Instant instant) {
        return instant == null ? "—" : MINUTE.format(instant);
    }

    public static String day(@Nullable LocalDate day) {
        return day == null ? "—" : day.toString();
    }

    public static String longDay(@Nullable LocalDate day) {
        return day == null ? "—" : LONG_DAY.format(day);
    }
}
