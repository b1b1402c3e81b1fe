package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.traceability.Seen.Finding;
import cn.cunkou.traceability.Seen.Thing;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a buyer is told of a code, and which look at it this is. Whoever looks has no account; the
 * system looks for them, within the county of the code.
 */
@Service
class Looks {
    /** Within which a second look of the same phone is the same look. */
    static final int SAME_LOOK_MINUTES = 10;

    /** How many wrong scratch-off numbers a code takes in a day. */
    static final int WRONG_NUMBERS = 10;

    /** From so many networks in a day, one box is hardly carried about. */
    static final int MANY_NETWORKS = 6;

    private final JdbcClient jdbc;
    private final Rolls rolls;
    private final Counties counties;
    private final SecretBox box;
    private final TransactionTemplate transaction;

    Looks(
            JdbcClient jdbc,
            Rolls rolls,
            Counties counties,
            SecretBox box,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rolls = rolls;
        this.counties = counties;
        this.box = box;
        this.transaction = transaction;
    }

    /**
     * Whose phone it might be, no more than is needed to take a reload for what it is.
     *
     * @param network address, or the /64 of one
     * @param browser what the browser calls itself
     */
    record Phone(String network, String browser) {}

    /** What came of a scratch-off number. */
    enum Scratched {
        RIGHT,
        RIGHT_AGAIN,
        WRONG,
        TOO_OFTEN
    }

    /** A genuine code with its roll and its number within it. */
    record Known(ItemCode code, Roll roll, long number) {}

    /** The roll and number of a genuine code; none where it is no code of ours. */
    Optional<Known> known(String typed) {
        return ItemCode.read(typed)
                .flatMap(code ->
                        asSystem(Scope.everywhere(), () -> rolls.find(code.roll()))
                                .flatMap(roll -> known(code, roll)));
    }

    private Optional<Known> known(ItemCode code, Roll roll) {
        var number =
                asSystem(Scope.everywhere(), () -> rolls.smith(roll)).number(code, roll.codes());
        return number.isPresent()
                ? Optional.of(new Known(code, roll, number.getAsLong()))
                : Optional.empty();
    }

    /** Counts a look and says what there is to say. */
    Seen look(Known known, Phone phone) {
        return within(
                known,
                () -> {
                    count(known, phone);
                    return seen(known, phone);
                });
    }

    /** The same without counting it. */
    Seen again(Known known, Phone phone) {
        return within(known, () -> seen(known, phone));
    }

    private void count(Known known, Phone phone) {
        var now = now(known);
        var isNew =
                jdbc.sql(
                                        """
                                        insert into traceability.look (division, roll, number, day, at, phone, network)
                                        select :division, :roll, :number, :day, :now, :phone, :network
                                         where not exists (select from traceability.look
                                                            where roll = :roll and number = :number and phone = :phone
                                                              and at > :since)
                                        """)
                                .param("division", known.roll().division())
                                .param("roll", known.roll().id())
                                .param("number", known.number())
                                .param("day", counties.today(place(known)))
                                .param("now", utc(now))
                                .param("phone", phone(known, phone))
                                .param("network", network(known, phone))
                                .param("since", since(now))
                                .update()
                        == 1;
        if (isNew) {
            noticeCopies(known, now);
        }
    }

    private void noticeCopies(Known known, Instant now) {
        jdbc.sql(
                        """
                        insert into traceability.suspicion (division, roll, number, kind, day, times, noticed_at)
                        select :division, :roll, :number, 'copied', :day, count(distinct network), :now
                          from traceability.look
                         where roll = :roll and number = :number and at > :since
                        having count(distinct network) >= :many
                            on conflict (roll, number, kind, day) do update set times = excluded.times
                        """)
                .param("division", known.roll().division())
                .param("roll", known.roll().id())
                .param("number", known.number())
                .param("day", counties.today(place(known)))
                .param("now", utc(now))
                .param("since", utc(now.minus(Duration.ofDays(1))))
                .param("many", MANY_NETWORKS)
                .update();
    }

    private record Times(long times, @Nullable Instant first, @Nullable Instant previous) {}

    private Seen seen(Known known, Phone phone) {
        var now = now(known);
        var times =
                jdbc.sql(
                                """
                                with mine as (
                                    select coalesce(max(at) filter (where phone = :phone and at > :since), max(at)) as at
                                      from traceability.look where roll = :roll and number = :number)
                                select count(*) as times, min(look.at) as first,
                                       max(look.at) filter (where look.at < mine.at) as previous
                                  from traceability.look, mine
                                 where roll = :roll and number = :number and look.at <= mine.at
                                """)
                        .param("roll", known.roll().id())
                        .param("number", known.number())
                        .param("phone", phone(known, phone))
                        .param("since", since(now))
                        .query(new DataClassRowMapper<>(Times.class))
                        .single();
        var thing = thing(known);
        return new Seen(
                known.code().grouped(),
                finding(known, thing),
                times.times(),
                times.first(),
                times.previous(),
                confirmed(known).orElse(null),
                thing);
    }

    private Finding finding(Known known, @Nullable Thing thing) {
        var spoilt =
                jdbc.sql(
                                """
                                select kind from traceability.spoilage where roll = :roll and numbers @> :number
                                """)
                        .param("roll", known.roll().id())
                        .param("number", known.number())
                        .query(String.class)
                        .optional();
        if (spoilt.isPresent()) {
            return switch (spoilt.get()) {
                case "void" -> Finding.VOID;
                case "damaged" -> Finding.DAMAGED;
                default -> Finding.RETURNED;
            };
        }
        if (thing == null) {
            return Finding.NOT_PACKED;
        }
        var expires = thing.expiresOn();
        return expires != null && expires.isBefore(counties.today(place(known)))
                ? Finding.EXPIRED
                : Finding.GENUINE;
    }

    private @Nullable Thing thing(Known known) {
        return jdbc.sql(
                        """
                        select product.name as product, product.kind, product.gtin, product.picture, product.shop,
                               party.public_name as producer, lot.number as lot, lot.division, lot.made_on, lot.expires_on,
                               packing.packed_on, lot.note
                          from traceability.packing
                          join traceability.lot on lot.id = packing.lot
                          join traceability.product on product.id = lot.product
                          join registry.party on party.id = product.producer
                         where packing.roll = :roll and packing.numbers @> :number and packing.ended_at is null
                        """)
                .param("roll", known.roll().id())
                .param("number", known.number())
                .query(new DataClassRowMapper<>(Thing.class))
                .optional()
                .orElse(null);
    }

    private Optional<Instant> confirmed(Known known) {
        return jdbc.sql(
                        "select at from traceability.confirmation where roll = :roll and number = :number")
                .param("roll", known.roll().id())
                .param("number", known.number())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Compares a scratch-off number; the first right one is kept for good. */
    Scratched scratch(Known known, String typed) {
        return within(
                known,
                () -> {
                    if (wrongToday(known) >= WRONG_NUMBERS) {
                        return Scratched.TOO_OFTEN;
                    }
                    var right = rolls.smith(known.roll()).scratch(known.code());
                    if (!isSame(right, typed.replaceAll("\\D", ""))) {
                        noticeWrong(known);
                        return Scratched.WRONG;
                    }
                    return confirm(known) ? Scratched.RIGHT : Scratched.RIGHT_AGAIN;
                });
    }

    private static boolean isSame(String right, String typed) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
    }

    private boolean confirm(Known known) {
        return jdbc.sql(
                                """
                                insert into traceability.confirmation (division, roll, number, at)
                                values (:division, :roll, :number, :now) on conflict do nothing
                                """)
                        .param("division", known.roll().division())
                        .param("roll", known.roll().id())
                        .param("number", known.number())
                        .param("now", utc(now(known)))
                        .update()
                == 1;
    }

    private int wrongToday(Known known) {
        return jdbc.sql(
                        """
                        select coalesce(max(times), 0) from traceability.suspicion
                         where roll = :roll and number = :number and kind = 'guessed' and day = :day
                        """)
                .param("roll", known.roll().id())
                .param("number", known.number())
                .param("day", counties.today(place(known)))
                .query(Integer.class)
                .single();
    }

    private void noticeWrong(Known known) {
        jdbc.sql(
                        """
                        insert into traceability.suspicion as known (division, roll, number, kind, day, times, noticed_at)
                        values (:division, :roll, :number, 'guessed', :day, 1, :now)
                            on conflict (roll, number, kind, day) do update set times = known.times + 1
                        """)
                .param("division", known.roll().division())
                .param("roll", known.roll().id())
                .param("number", known.number())
                .param("day", counties.today(place(known)))
                .param("now", utc(now(known)))
                .update();
    }

    /** Wipes what tells phones apart, once it is a day old. */
    int forget() {
        return asSystem(
                Scope.everywhere(), () -> counties.all().stream().mapToInt(this::forget).sum());
    }

    private int forget(County county) {
        return jdbc.sql(
                        """
                        update traceability.look set phone = null, network = null
                         where phone is not null and at < :before and division like :county
                        """)
                .param("before", utc(counties.now(county.code()).minus(Duration.ofDays(1))))
                .param("county", county.code().pattern())
                .update();
    }

    /** Another text each day and for each code, so that nobody's looks can be joined. */
    private String phone(Known known, Phone phone) {
        return hash(known, phone.network() + "\n" + phone.browser());
    }

    private String network(Known known, Phone phone) {
        return hash(known, phone.network());
    }

    private String hash(Known known, String text) {
        return box.digest("look\n%s\n%d\n%s".formatted(known.roll().id(), known.number(), text))
                .substring(0, 16);
    }

    private <T> T within(Known known, Supplier<T> act) {
        return asSystem(Scope.of(place(known).county().digits()), act);
    }

    private <T> T asSystem(Scope scope, Supplier<T> act) {
        return Actor.as(
                Actor.system("查询溯源码", scope),
                () -> Objects.requireNonNull(transaction.execute(_ -> act.get())));
    }

    private static DivisionCode place(Known known) {
        return DivisionCode.of(known.roll().division());
    }

    private Instant now(Known known) {
        return counties.now(place(known));
    }

    private static OffsetDateTime since(Instant now) {
        return utc(now.minus(Duration.ofMinutes(SAME_LOOK_MINUTES)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
