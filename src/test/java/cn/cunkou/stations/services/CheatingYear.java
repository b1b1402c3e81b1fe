package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Rendered.Confirmation;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up year of a county's stations, of which it is known which months of which stations are
 * honest and which hold invented services. Honest stations have market days, queues on pension day,
 * families that share a telephone, keepers who enter in the evening what happened in the day, calls
 * at the homes of the old, neighbours at closed doors, villagers who forget.
 */
final class CheatingYear {
    static final int BOUND = 200;

    /** A month of a station. */
    record StationMonth(UUID station, YearMonth month) {}

    private static final int YEAR = 2022;
    private static final int EACH = 8;
    private static final List<String> TOPICS =
            List.of(
                    "医保", "社保", "养老认证", "车票", "挂号", "查件", "退货", "开店", "直播", "贷款", "招工", "补贴", "低保",
                    "宅基地", "农机", "种苗", "化肥", "行情", "合作社", "包装", "网购", "手机", "微信", "银行卡", "学籍");
    private static final List<String> GOODS =
            List.of(
                    "洗衣液", "奶粉", "电饭锅", "鞋", "棉衣", "农药", "种子", "柴油机", "灯泡", "水管", "番薯干", "龙眼",
                    "土鸡蛋", "茶叶", "蜂蜜", "米粉", "腊肉", "竹篮", "花生油", "笋干");
    private static final List<String> BILLS = List.of("电费", "水费", "话费", "电视费", "燃气费");
    private static final int[] ROUND = {20, 30, 50, 100, 200};

    private final Random random;
    private final Map<UUID, Ground> grounds = new HashMap<>();
    private final Map<StationMonth, Reason> cheats = new HashMap<>();
    private final List<Character> characters = new ArrayList<>();

    /** What kind of station it is. */
    private record Character(
            UUID id,
            double rate,
            boolean evening,
            double numbers,
            List<String> customers,
            Hours hours,
            Point place,
            String ownNumber,
            List<Observed> services) {}

    CheatingYear(long seed, int stations) {
        random = new Random(seed);
        for (var i = 0; i < stations; i++) {
            characters.add(station());
        }
        characters.forEach(this::honestYear);
        var next = 0;
        for (var reason : Reason.values()) {
            for (var i = 0; i < EACH; i++) {
                cheat(reason, characters.get(next % characters.size()));
                next++;
            }
        }
    }

    Map<StationMonth, Reason> cheats() {
        return cheats;
    }

    int size() {
        return characters.stream().mapToInt(one -> one.services().size()).sum();
    }

    Material material(YearMonth month) {
        var from = month.minusMonths(Material.MONTHS_BEFORE).atDay(1);
        var all =
                characters.stream()
                        .flatMap(one -> one.services().stream())
                        .filter(one ->
                                !one.day().isBefore(from)
                                        && !one.day().isAfter(month.plusMonths(1).atEndOfMonth()))
                        .toList();
        return new Material(month, month.plusMonths(1).atEndOfMonth(), all, grounds, Set.of(BOUND));
    }

    static List<YearMonth> months() {
        return IntStream.rangeClosed(1, 12).mapToObj(month -> YearMonth.of(YEAR, month)).toList();
    }

    private Character station() {
        var id = new UUID(random.nextLong(), random.nextLong());
        var rest = chance(0.3) ? Set.of(7) : Set.<Integer>of();
        var hours =
                chance(0.7)
                        ? new Hours(
                                LocalDate.of(2021, 1, 1),
                                LocalTime.of(8, 0),
                                LocalTime.of(18, 0),
                                rest)
                        : new Hours(
                                LocalDate.of(2021, 1, 1),
                                LocalTime.of(7, 30),
                                LocalTime.of(20, 0),
                                rest);
        var own = number();
        var point = new Point(115.5 + random.nextDouble(), 23.5 + random.nextDouble(), 0);
        grounds.put(
                id,
                new Ground(id, List.of(hours), List.of(), Set.of(own), chance(0.8) ? point : null));
        var customers = new ArrayList<String>();
        for (var i = 0; i < 60 + random.nextInt(200); i++) {
            customers.add(number());
        }
        return new Character(
                id,
                0.3 + 3.7 * Math.pow(random.nextDouble(), 2),
                chance(0.2),
                0.6 + 0.35 * random.nextDouble(),
                customers,
                hours,
                point,
                own,
                new ArrayList<>());
    }

    private void honestYear(Character station) {
        var grows = chance(0.15);
        var stall = chance(0.1);
        for (var day = LocalDate.of(YEAR, 1, 1); day.getYear() == YEAR; day = day.plusDays(1)) {
            if (station.hours().isShutOn(day.getDayOfWeek().getValue())) {
                continue;
            }
            var market = day.getDayOfMonth() % 5 == 3 ? 2.5 : 0.75;
            var growth = grows ? 0.5 + day.getDayOfYear() / 250.0 : 1;
            var many = poisson(station.rate() * market * growth);
            for (var i = 0; i < many; i++) {
                honest(station, day, openTime(station));
            }
            if (day.getDayOfMonth() == 15 && station.rate() > 0.8) {
                pensionDay(station, day);
            }
            if (stall && day.getDayOfMonth() == 20) {
                for (var i = 0; i < 1 + random.nextInt(3); i++) {
                    add(real(station, day, openTime(station)).at(away(station, 4, 9)));
                }
            }
        }
    }

    private void pensionDay(Character station, LocalDate day) {
        var time = LocalTime.of(8, 30).plusSeconds(random.nextInt(1_800));
        for (var i = 0; i < 8 + random.nextInt(16); i++) {
            add(real(station, day, time));
            time = time.plusSeconds(30 + random.nextInt(150));
        }
    }

    private void honest(Character station, LocalDate day, LocalTime time) {
        var one = real(station, day, time);
        if (station.evening()) {
            var minute = time.withSecond(0).withMinute(time.getMinute() / 5 * 5);
            one.happened = instant(day, minute);
            one.entered = instant(day, LocalTime.of(19, 0).plusSeconds(random.nextInt(9_000)));
            one.point = chance(0.7) ? near(station) : null;
        }
        if (chance(0.015)) {
            one.point = away(station, 1, 8);
        }
        add(one);
    }

    /** A draft that looks like any honest one. */
    private final class Draft {
        private final Character station;
        private final LocalDate day;
        private Instant happened;
        private Instant entered;
        private String content;
        private @Nullable String number;
        private @Nullable Point point;
        private Confirmation confirmation = Confirmation.NONE;

        private Draft(Character station, LocalDate day, Instant happened) {
            this.station = station;
            this.day = day;
            this.happened = happened;
            this.entered = happened;
            this.content = content();
            this.number = chance(station.numbers()) ? customer(station) : null;
            this.point = chance(0.7) ? near(station) : null;
        }

        private Draft at(Point elsewhere) {
            point = elsewhere;
            return this;
        }

        private Draft of(@Nullable String other) {
            number = other;
            return this;
        }

        private void answer(double honesty) {
            if (number != null && confirmation == Confirmation.NONE) {
                confirmation =
                        !chance(0.3)
                                ? Confirmation.ASKED
                                : chance(honesty) ? Confirmation.CONFIRMED : Confirmation.DENIED;
            }
        }
    }

    private Draft real(Character station, LocalDate day, LocalTime time) {
        return new Draft(station, day, instant(day, time));
    }

    private void add(Draft one) {
        one.answer(0.985);
        var id = new UUID(random.nextLong(), random.nextLong());
        one.station
                .services()
                .add(
                        new Observed(
                                id,
                                one.station.id(),
                                one.day,
                                one.happened,
                                one.entered,
                                one.content,
                                !one.content.equals("自助"),
                                one.number,
                                one.number,
                                one.point,
                                one.confirmation,
                                false));
    }

    private void cheat(Reason reason, Character station) {
        var month = YearMonth.of(YEAR, 4 + random.nextInt(8));
        while (cheats.containsKey(new StationMonth(station.id(), month))) {
            month = YearMonth.of(YEAR, 4 + random.nextInt(8));
        }
        cheats.put(new StationMonth(station.id(), month), reason);
        switch (reason) {
            case BURST -> bursts(station, month);
            case CLOCKWORK -> clockwork(station, month);
            case SAME_NUMBER -> {
                var number = number();
                for (var i = 0; i < 14 + random.nextInt(17); i++) {
                    add(invented(station, month).of(number));
                }
            }
            case UNREAL_NUMBER -> unreal(station, month);
            case CLOSED -> {
                for (var i = 0; i < 8 + random.nextInt(13); i++) {
                    var night = LocalTime.of(22, 0).plusSeconds(random.nextInt(7 * 3_600));
                    add(real(station, day(month), night));
                }
            }
            case FAR -> {
                var home = away(station, 5, 40);
                for (var i = 0; i < 8 + random.nextInt(13); i++) {
                    var there =
                            new Point(
                                    home.longitude() + random.nextGaussian() / 5_000,
                                    home.latitude() + random.nextGaussian() / 5_000,
                                    10 + random.nextInt(80));
                    add(invented(station, month).at(there));
                }
            }
            case SAME_TEXT -> sameText(station, month);
            case COPIED -> copied(station, month);
            case BACKFILLED -> backfilled(station, month);
            case SPURT -> spurt(station, month);
            case DENIED -> {
                for (var i = 0; i < 15 + random.nextInt(16); i++) {
                    var one = invented(station, month).of(number());
                    one.answer(0.1 + 0.3 * random.nextDouble());
                    add(one);
                }
            }
        }
    }

    private Draft invented(Character station, YearMonth month) {
        return real(station, day(month), openTime(station));
    }

    private void bursts(Character station, YearMonth month) {
        for (var i = 0; i < 1 + random.nextInt(4); i++) {
            var day = day(month);
            var time = openTime(station);
            for (var k = 0; k < 10 + random.nextInt(16); k++) {
                add(real(station, day, time));
                time = time.plusSeconds(4 + random.nextInt(27));
            }
        }
    }

    private void clockwork(Character station, YearMonth month) {
        for (var i = 0; i < 2 + random.nextInt(4); i++) {
            var day = day(month);
            var gap = 120 + random.nextInt(500);
            var time = LocalTime.of(9, random.nextInt(60), random.nextInt(60));
            for (var k = 0; k < 8 + random.nextInt(7); k++) {
                add(real(station, day, time.plusSeconds((long) gap * k + random.nextInt(3))));
            }
        }
    }

    private void unreal(Character station, YearMonth month) {
        var way = random.nextInt(3);
        var own = station.ownNumber();
        var start = Long.parseLong(number());
        for (var i = 0; i < 6 + random.nextInt(10); i++) {
            var number =
                    way == 0
                            ? own
                            : way == 1
                                    ? Long.toString(start + i)
                                    : "138"
                                            + random.nextInt(10)
                                            + "8888888".substring(0, 6)
                                            + random.nextInt(10);
            add(invented(station, month).of(number));
        }
    }

    private void sameText(Character station, YearMonth month) {
        var own = station.services();
        own.removeIf(one -> YearMonth.from(one.day()).equals(month) && chance(0.8));
        var real = own.stream().filter(one -> YearMonth.from(one.day()).equals(month)).count();
        var content = "payment 电费 " + ROUND[random.nextInt(ROUND.length)];
        for (var i = 0; i < 24 + random.nextInt(20) + real * 5; i++) {
            var one = invented(station, month);
            one.content = content;
            add(one);
        }
    }

    private void copied(Character station, YearMonth month) {
        var other =
                characters.stream()
                        .filter(one -> one != station)
                        .filter(one -> filled(one, month.minusMonths(1)).size() >= 40)
                        .findFirst()
                        .orElseThrow();
        var model = filled(other, month.minusMonths(1));
        var many = Math.min(model.size(), 24 + random.nextInt(17));
        station.services().removeIf(one -> YearMonth.from(one.day()).equals(month));
        for (var i = 0; i < many; i++) {
            var from = model.get(i);
            var day = month.atDay(Math.min(from.day().getDayOfMonth(), month.lengthOfMonth()));
            var time = from.happened().atZone(Observed.ZONE).toLocalTime();
            var one = real(station, day, time.plusSeconds(random.nextInt(50)));
            one.content = chance(0.04) ? content() : from.content();
            add(one);
        }
    }

    private List<Observed> filled(Character station, YearMonth month) {
        return station.services().stream()
                .filter(one -> YearMonth.from(one.day()).equals(month) && one.filled())
                .sorted(Comparator.comparing(Observed::happened))
                .toList();
    }

    private void backfilled(Character station, YearMonth month) {
        var evening = instant(month.atEndOfMonth(), LocalTime.of(20, 0));
        for (var i = 0; i < 15 + random.nextInt(16); i++) {
            var day = month.atDay(1 + random.nextInt(month.lengthOfMonth() - 1));
            var one = real(station, day, openTime(station).withSecond(0));
            evening = evening.plusSeconds(30 + random.nextInt(90));
            one.entered = evening;
            add(one);
        }
    }

    /** The station was quiet for half a year before. */
    private void spurt(Character station, YearMonth month) {
        var end = month.atDay(15 + random.nextInt(10));
        var own = station.services();
        own.removeIf(one ->
                one.day().isAfter(end.minusMonths(8))
                        && own.size() > 90
                        && chance(keepLess(own, end)));
        var now =
                own.stream()
                        .filter(one ->
                                one.day().isAfter(end.minusMonths(6)) && !one.day().isAfter(end))
                        .count();
        for (var i = now; i <= BOUND + random.nextInt(8); i++) {
            add(real(station, end.minusDays(random.nextInt(13)), openTime(station)));
        }
    }

    private static double keepLess(List<Observed> own, LocalDate end) {
        var half = own.stream().filter(one -> one.day().isAfter(end.minusMonths(6))).count();
        return half < 120 ? 0 : 1 - 100.0 / half;
    }

    private String content() {
        return switch (random.nextInt(10)) {
            case 0 -> "自助";
            case 1, 2, 3 ->
                    "payment "
                            + pick(BILLS)
                            + " "
                            + (chance(0.5)
                                    ? ROUND[random.nextInt(ROUND.length)]
                                    : random.nextInt(30_000) / 100.0);
            case 4, 5, 6 -> "advice " + pick(TOPICS);
            case 7 -> "jobs " + pick(TOPICS);
            default -> "buy-sell " + pick(GOODS) + " " + (5 + random.nextInt(200));
        };
    }

    /** Some come often. */
    private String customer(Character station) {
        var size = station.customers().size();
        return station.customers().get((int) (size * Math.pow(random.nextDouble(), 1.5)));
    }

    private LocalTime openTime(Character station) {
        if (chance(0.01)) {
            return LocalTime.of(21, 30).plusSeconds(random.nextInt(5_000));
        }
        var opens = station.hours().opens().minusMinutes(20).toSecondOfDay();
        var closes = station.hours().closes().plusMinutes(20).toSecondOfDay();
        return LocalTime.ofSecondOfDay(opens + random.nextInt(closes - opens));
    }

    private LocalDate day(YearMonth month) {
        return month.atDay(1 + random.nextInt(month.lengthOfMonth()));
    }

    private Point near(Character station) {
        var place = station.place();
        return new Point(
                place.longitude() + random.nextGaussian() / 2_000,
                place.latitude() + random.nextGaussian() / 2_000,
                10 + random.nextInt(80));
    }

    private Point away(Character station, int least, int most) {
        var place = station.place();
        var degrees = (least + (most - least) * random.nextDouble()) / 111.2;
        var angle = random.nextDouble() * 2 * Math.PI;
        return new Point(
                place.longitude() + degrees * Math.cos(angle) / Math.cos(Math.toRadians(24)),
                place.latitude() + degrees * Math.sin(angle),
                10 + random.nextInt(80));
    }

    private String number() {
        return "1" + (3 + random.nextInt(7)) + "%09d".formatted(random.nextInt(1_000_000_000));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private int poisson(double mean) {
        var limit = Math.exp(-mean);
        var product = random.nextDouble();
        var count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Observed.ZONE).toInstant();
    }
}
