package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The counties this installation serves, and what day it is in each. */
@Service
public class Counties {
    /** The business day of every county of China. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final RowMapper<County> ROWS =
            (row, number) ->
                    new County(
                            DivisionCode.of(row.getString("code")),
                            row.getString("name"),
                            row.getBoolean("demo"),
                            row.getInt("clock_offset_days"));

    private final JdbcClient jdbc;
    private final Clock clock;

    Counties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All counties served, in the order they were activated. */
    @Transactional(readOnly = true)
    public List<County> all() {
        return jdbc.sql(
                        """
                        select code, name, demo, clock_offset_days from region.public_county order by activated_at, code
                        """)
                .query(ROWS)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<County> find(DivisionCode county) {
        return jdbc.sql(
                        """
                        select code, name, demo, clock_offset_days from region.public_county where code = :code
                        """)
                .param("code", county.digits())
                .query(ROWS)
                .optional();
    }

    /** The county served that a typed code is or lies in; none where it is no code of one. */
    @Transactional(readOnly = true)
    public Optional<County> of(String typed) {
        return DivisionCode.isValid(typed) && typed.length() >= 6
                ? find(DivisionCode.of(typed).county())
                : Optional.empty();
    }

    /** The counties that whoever acts has something to do with. */
    @Transactional(readOnly = true)
    public List<County> mine() {
        return of(Actor.current().scope());
    }

    /** The counties that somebody of that scope has something to do with. */
    @Transactional(readOnly = true)
    public List<County> of(Scope scope) {
        return all().stream()
                .filter(county ->
                        scope.covers(county.code().digits())
                                || scope.prefixes().stream()
                                        .anyMatch(prefix ->
                                                prefix.startsWith(county.code().digits())))
                .toList();
    }

    /**
     * The county a page of the console is about: the one of that code; where the text is empty the
     * one that the address names, or else the reader's first.
     *
     * @throws Problem when there is none, or it is not the reader's
     */
    @Transactional(readOnly = true)
    public County chosen(String code) {
        var here = Here.current();
        var wanted =
                code.isEmpty() && here != null && !here.isPortal()
                        ? here.county().code().digits()
                        : code;
        return mine().stream()
                .filter(county -> wanted.isEmpty() || county.code().digits().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("这个县"));
    }

    /**
     * The same for the division that somebody typed into a form: the county it lies in, the
     * reader's first where it is too short to lie in any.
     */
    @Transactional(readOnly = true)
    public County around(String division) {
        return chosen(division.length() < 6 ? "" : division.substring(0, 6));
    }

    /**
     * The county whose portal this is: the one that the address names, or else the one served
     * longest. What a page of the portal shows belongs to it.
     *
     * @throws Problem while none is served
     */
    @Transactional(readOnly = true)
    public County home() {
        var here = Here.current();
        return here != null && here.isPortal()
                ? here.county()
                : all().stream().findFirst().orElseThrow(() -> Problem.notFound("这个县"));
    }

    /**
     * Whether the portal that was asked may tell of a place to programs: one of a county tells of
     * that county alone, an address that names none of all.
     */
    public static boolean mayTellOf(DivisionCode place) {
        var here = Here.current();
        return here == null || !here.isPortal() || here.county().code().contains(place);
    }

    /**
     * What the addresses of a place's public pages begin with where several counties are served.
     */
    public static String root(DivisionCode place) {
        return "/" + place.county();
    }

    /**
     * The business day of the county that a division is or lies in; the real one where it is not
     * served.
     */
    @Transactional(readOnly = true)
    public LocalDate today(DivisionCode division) {
        return LocalDate.ofInstant(now(division), ZONE);
    }

    /** The business day of a county that is known already. */
    public LocalDate today(County county) {
        return LocalDate.ofInstant(now(county.clockOffsetDays()), ZONE);
    }

    private Instant now(int offsetDays) {
        return clock.instant().plus(Duration.ofDays(offsetDays));
    }

    /**
     * The business instant of the county that a division is or lies in: what {@code recorded_at}
     * says.
     */
    @Transactional(readOnly = true)
    public Instant now(DivisionCode division) {
        return now(find(division.county()).map(County::clockOffsetDays).orElse(0));
    }

    /** Takes a real county into service; one that is in service stays as it is. */
    @Transactional
    public County activate(DivisionCode county) {
        return activate(county, false, 0);
    }

    /**
     * Takes a county into service as a demonstration whose clock stands on that day now and runs on
     * from there.
     */
    @Transactional
    public County activateDemo(DivisionCode county, LocalDate standsOn) {
        var offset = ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), ZONE), standsOn);
        return activate(county, true, Math.toIntExact(offset));
    }

    private County activate(DivisionCode county, boolean demo, int offset) {
        if (county.level() != Level.COUNTY) {
            throw new IllegalArgumentException("not a county: " + county);
        }
        jdbc.sql(
                        """
                        insert into region.county (code, name, demo, clock_offset_days, activated_at)
                        select code, name, :demo, :offset, :now
                          from region.division where code = :code and validity @> :today
                            on conflict (code) do nothing
                        """)
                .param("code", county.digits())
                .param("demo", demo)
                .param("offset", offset)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", LocalDate.ofInstant(clock.instant(), ZONE))
                .update();
        return find(county)
                .orElseThrow(
                        () -> new IllegalArgumentException("no such county is listed: " + county));
    }
}
