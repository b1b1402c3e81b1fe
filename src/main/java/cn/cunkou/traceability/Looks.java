package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.traceability.LookBook.Look;
import cn.cunkou.traceability.LookBook.Sight;
import cn.cunkou.traceability.Seen.Finding;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final KnownCodes codes;
    private final LookBook book;
    private final Tales tales;
    private final Counties counties;
    private final SecretBox box;
    private final TransactionTemplate transaction;

    Looks(
            JdbcClient jdbc,
            Rolls rolls,
            KnownCodes codes,
            LookBook book,
            Tales tales,
            Counties counties,
            SecretBox box,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rolls = rolls;
        this.codes = codes;
        this.book = book;
        this.tales = tales;
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

    /**
     * How somebody looks: by scanning, by typing the code into a page, by message, on a touch
     * screen.
     */
    enum Way {
        SCAN,
        PAGE,
        MESSAGE,
        SCREEN;

        /** The word in the database. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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
        return codes.find(typed);
    }

    /** Counts a look and says what there is to say. */
    Seen look(Known known, Phone phone, Way way) {
        return seen(known, phone, way);
    }

    /** The same without counting it. */
    Seen again(Known known, Phone phone) {
        return seen(known, phone, null);
    }

    private Seen seen(Known known, Phone phone, @Nullable Way way) {
        var sight = book.enter(new Look(known, phone(known, phone), network(known, phone), way));
        var lot = sight.lot();
        var tale = lot == null ? null : tales.of(lot, place(known).county());
        return new Seen(
                known.code().grouped(),
                finding(sight, tale),
                sight.times(),
                sight.first(),
                sight.previous(),
                sight.confirmed(),
                sight.packedOn(),
                tale);
    }

    private static Finding finding(Sight sight, @Nullable Tale tale) {
        if (sight.spoilt() != null) {
            return switch (sight.spoilt()) {
                case "void" -> Finding.VOID;
                case "damaged" -> Finding.DAMAGED;
                default -> Finding.RETURNED;
            };
        }
        if (tale == null) {
            return Finding.NOT_PACKED;
        }
        if (tale.standing() != null) {
            return switch (tale.standing().kind()) {
                case RECALLED -> Finding.RECALLED;
                case BLOCKED -> Finding.BLOCKED;
            };
        }
        var expires = tale.lot().expiresOn();
        return expires != null && expires.isBefore(sight.today())
                ? Finding.EXPIRED
                : Finding.GENUINE;
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

    /** Another text for each code, so that nobody's looks can be joined. */
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
