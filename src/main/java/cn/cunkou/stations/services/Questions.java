package cn.cunkou.stations.services;

import cn.cunkou.platform.messages.TextMessages;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks villagers whether they were served: one text message for one number and day, with a code
 * that opens what was recorded.
 */
@Component
class Questions {
    /** What happened earlier is not asked about any more. */
    private static final Duration WORTH_ASKING = Duration.ofDays(7);

    static final Duration OPEN = Duration.ofDays(30);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODE_BYTES = 12;

    private final JdbcClient jdbc;
    private final TextMessages texts;
    private final VillagerNumbers numbers;

    Questions(JdbcClient jdbc, TextMessages texts, VillagerNumbers numbers) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.numbers = numbers;
    }

    /** The services whose villager can be asked. */
    static Set<UUID> worthAsking(List<NewService> services, Instant now) {
        var asked = new HashSet<UUID>();
        for (var one : services) {
            if (one.phone() != null
                    && one.phone().isMobile()
                    && one.when().happened().isAfter(now.minus(WORTH_ASKING))) {
                asked.add(one.id());
            }
        }
        return asked;
    }

    private record Key(String caller, LocalDate day) {}

    /**
     * Asks about services, except those whose villager was asked about that day before.
     *
     * @param site what addresses of this installation begin with
     */
    void ask(Station station, List<NewService> services, Instant now, String site) {
        var first = new LinkedHashMap<Key, NewService>();
        for (var one : services) {
            if (one.phone() != null) {
                first.putIfAbsent(
                        new Key(numbers.caller(one.phone()), one.when().day(Counties.ZONE)), one);
            }
        }
        if (first.isEmpty()) {
            return;
        }
        var codes = new HashMap<Key, String>();
        first.keySet().forEach(key -> codes.put(key, code()));
        var keys = List.copyOf(first.keySet());
        var fresh =
                jdbc.sql(
                                """
                                insert into stations.service_question (division, caller, day, code, asked_at, expires_at)
                                select :division, caller, cast(day as date), code, :now, :expires
                                  from unnest(cast(:callers as text[]), cast(:days as text[]), cast(:codes as text[]))
                                       as question (caller, day, code)
                                 order by caller, day
                                    on conflict (caller, day) do nothing
                                returning caller, day
                                """)
                        .param("division", station.division().digits())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("expires", now.plus(OPEN).atOffset(ZoneOffset.UTC))
                        .param("callers", keys.stream().map(Key::caller).toArray(String[]::new))
                        .param(
                                "days",
                                keys.stream()
                                        .map(key -> key.day().toString())
                                        .toArray(String[]::new))
                        .param("codes", keys.stream().map(codes::get).toArray(String[]::new))
                        .query((row, number) ->
                                new Key(
                                        row.getString("caller"),
                                        row.getObject("day", LocalDate.class)))
                        .list();
        var messages = new ArrayList<TextMessages.Outgoing>();
        for (var key : fresh) {
            var service = first.get(key);
            if (service != null && service.phone() != null) {
                messages.add(
                        new TextMessages.Outgoing(
                                station.division().digits(),
                                service.phone(),
                                body(station, service, key.day(), site + "/s/" + codes.get(key))));
            }
        }
        texts.send(messages);
    }

    private static String body(Station station, NewService service, LocalDate day, String link) {
        return "【村口】%d月%d日，%s登记给您办了「%s」。是不是您办的，请点 %s 说一声，不用注册。"
                .formatted(
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        station.name(),
                        service.kind().label(),
                        link);
    }

    private static String code() {
        var bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
