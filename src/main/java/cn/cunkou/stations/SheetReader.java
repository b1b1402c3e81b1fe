package cn.cunkou.stations;

import static cn.cunkou.stations.StationSheet.ACCEPTED;
import static cn.cunkou.stations.StationSheet.ADDRESS;
import static cn.cunkou.stations.StationSheet.AREA;
import static cn.cunkou.stations.StationSheet.CLOSED;
import static cn.cunkou.stations.StationSheet.CODE;
import static cn.cunkou.stations.StationSheet.KEEPER;
import static cn.cunkou.stations.StationSheet.KEEPER_PHONE;
import static cn.cunkou.stations.StationSheet.LEVEL;
import static cn.cunkou.stations.StationSheet.LOGISTICS;
import static cn.cunkou.stations.StationSheet.NAME;
import static cn.cunkou.stations.StationSheet.OPENED;
import static cn.cunkou.stations.StationSheet.ORIGIN;
import static cn.cunkou.stations.StationSheet.PAPER;
import static cn.cunkou.stations.StationSheet.PHONE;
import static cn.cunkou.stations.StationSheet.REASON;
import static cn.cunkou.stations.StationSheet.SERVED;
import static cn.cunkou.stations.StationSheet.TOWN;
import static cn.cunkou.stations.StationSheet.VILLAGE;

import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.Division;
import cn.cunkou.stations.PlaceNames.Sought;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Understands the rows of a workbook of stations of one county. */
final class SheetReader {
    private final DivisionCode within;
    private final LocalDate today;
    private final PlaceNames names;

    /**
     * @param within the county, or the town, for which the file was handed in
     */
    SheetReader(DivisionCode within, LocalDate today, PlaceNames names) {
        this.within = within;
        this.today = today;
        this.names = names;
    }

    /** Where a row's station belongs. */
    record Where(
            Level level, DivisionCode division, @Nullable String town, @Nullable String village) {}

    /** The place that a row names, or null with the reasons among the faults. */
    @Nullable Where where(Line line, List<Fault> faults) {
        var town = line.text(TOWN);
        var village = line.text(VILLAGE);
        var level = level(line);
        var where =
                switch (level) {
                    case COUNTY -> county(town, village, faults);
                    case TOWN -> town(town, village, faults);
                    case VILLAGE -> village(town, village, faults);
                };
        if (where != null && !within.contains(where.division())) {
            faults.add(
                    new Fault(
                            where.town() == null ? LEVEL : TOWN, "不在这次导入的范围内", "只留下本镇的站点，或请县里导入"));
            return null;
        }
        return where;
    }

    private static Level level(Line line) {
        var written = line.text(LEVEL);
        if (written != null) {
            return Level.of(written);
        }
        return line.text(VILLAGE) == null && line.text(TOWN) != null ? Level.TOWN : Level.VILLAGE;
    }

    private @Nullable Where county(
            @Nullable String town, @Nullable String village, List<Fault> faults) {
        if (town != null || village != null) {
            faults.add(new Fault(town == null ? VILLAGE : TOWN, "县级中心属于全县", "清空镇和村，或改级别"));
            return null;
        }
        return new Where(Level.COUNTY, within.county(), null, null);
    }

    private @Nullable Where town(
            @Nullable String town, @Nullable String village, List<Fault> faults) {
        if (village != null) {
            faults.add(new Fault(VILLAGE, "镇级站不填村", "清空村，或把级别改为村级"));
        }
        if (town == null) {
            faults.add(new Fault(TOWN, "没有填镇", "补上镇名"));
            return null;
        }
        return switch (names.town(town)) {
            case Sought.Found(var found) ->
                    village == null
                            ? new Where(Level.TOWN, found.code(), found.shortName(), null)
                            : null;
            case Sought.Missing missing -> missed(missing, faults);
        };
    }

    private @Nullable Where village(
            @Nullable String town, @Nullable String village, List<Fault> faults) {
        if (village == null) {
            faults.add(new Fault(VILLAGE, "村级站没有填村", "补上村名，或改级别"));
            return null;
        }
        return switch (names.village(town, village)) {
            case Sought.Found(var found) -> {
                if (found.kind() == Division.Kind.OTHER) {
                    faults.add(new Fault(VILLAGE, "%s不是村，也不是社区".formatted(found.name()), "填所属的村"));
                    yield null;
                }
                yield new Where(
                        Level.VILLAGE, found.code(), names.townName(found), found.shortName());
            }
            case Sought.Missing missing -> missed(missing, faults);
        };
    }

    private static @Nullable Where missed(Sought.Missing missing, List<Fault> faults) {
        faults.add(
                new Fault(missing.isTown() ? TOWN : VILLAGE, missing.reason(), missing.remedy()));
        return null;
    }

    /**
     * What a row says of its station.
     *
     * @param known the station as it is; columns that the file does not have stay as they are
     */
    SheetStation station(Line line, Where where, @Nullable SheetStation known, List<Fault> faults) {
        var before = known == null ? null : known.station();
        var checks = new StationFaults(today);
        var opened = day(line, OPENED, before, NewStation::opened, checks);
        var accepted = day(line, ACCEPTED, before, NewStation::accepted, checks);
        var closed = day(line, CLOSED, before, NewStation::closed, checks);
        checks.order(CLOSED, opened, accepted, closed);
        var keeper = said(line, KEEPER, line.text(KEEPER), before, NewStation::keeperName);
        var keeperPhone =
                said(
                        line,
                        KEEPER_PHONE,
                        checks.phone(KEEPER_PHONE, line.text(KEEPER_PHONE)),
                        before,
                        NewStation::keeperPhone);
        if (keeper == null && keeperPhone != null && !line.wrong(KEEPER)) {
            checks.add(KEEPER, "有站长电话，没有站长姓名", "补上姓名，或删去电话");
        }
        var paper = said(line, PAPER, line.text(PAPER), before, NewStation::acceptancePaper);
        if (paper != null
                && accepted == null
                && line.text(PAPER) != null
                && !line.wrong(ACCEPTED)) {
            checks.add(ACCEPTED, "有验收文件，没有验收日期", "补上日期，或删去文件");
        }
        var reason = said(line, REASON, line.text(REASON), before, NewStation::closingReason);
        if (reason != null && closed == null && line.text(REASON) != null && !line.wrong(CLOSED)) {
            checks.add(CLOSED, "有关闭原因，没有关闭日期", "补上日期，或删去原因");
        }
        var code = line.text(CODE);
        if (code != null && !StationCodes.isValid(code)) {
            checks.add(CODE, "编号只能用文字、数字和 . _ / -", "如WH-0296");
        }
        var served = served(line, where, known, checks);
        var area = checks.area(AREA, line.text(AREA));
        var station =
                new NewStation(
                        where.level(),
                        where.division(),
                        code == null && before != null ? before.code() : code,
                        line.text(NAME) == null ? "" : String.valueOf(line.text(NAME)),
                        origin(line, before),
                        said(line, ADDRESS, line.text(ADDRESS), before, NewStation::address),
                        area == null && before != null ? before.area() : area,
                        said(
                                line,
                                PHONE,
                                checks.phone(PHONE, line.text(PHONE)),
                                before,
                                NewStation::phone),
                        logistics(line, before),
                        keeper,
                        keeper == null ? null : keeperPhone,
                        opened,
                        accepted,
                        accepted == null ? null : paper,
                        closed,
                        closed == null ? null : reason,
                        served.stream().map(Station.Served::village).toList());
        checks.found()
                .forEach(found ->
                        faults.add(new Fault(found.field(), found.fault(), found.remedy())));
        return new SheetStation(
                station,
                where.town(),
                where.village(),
                served.stream().map(Station.Served::name).toList());
    }

    private static @Nullable LocalDate day(
            Line line,
            String column,
            @Nullable NewStation before,
            Function<NewStation, @Nullable LocalDate> as,
            StationFaults checks) {
        var day = line.day(column);
        return said(line, column, day == null ? null : checks.day(column, day), before, as);
    }

    /** What the row says, or what is known where the file lacks the column. */
    private static <T> @Nullable T said(
            Line line,
            String column,
            @Nullable T said,
            @Nullable NewStation before,
            Function<NewStation, @Nullable T> as) {
        return line.given(column) || before == null ? said : as.apply(before);
    }

    private static Origin origin(Line line, @Nullable NewStation before) {
        var written = line.text(ORIGIN);
        if (written != null) {
            return Origin.of(written);
        }
        return before == null ? Origin.NEW : before.origin();
    }

    private static boolean logistics(Line line, @Nullable NewStation before) {
        var written = line.yes(LOGISTICS);
        if (written != null) {
            return written;
        }
        return before != null && before.logisticsPoint();
    }

    private List<Station.Served> served(
            Line line, Where where, @Nullable SheetStation known, StationFaults checks) {
        if (!line.given(SERVED) && known != null) {
            var served = new ArrayList<Station.Served>();
            for (int i = 0; i < known.served().size(); i++) {
                served.add(
                        new Station.Served(known.station().served().get(i), known.served().get(i)));
            }
            return served;
        }
        var text = line.text(SERVED);
        var served = new LinkedHashSet<Station.Served>();
        for (var name : text == null ? new String[0] : text.split("[\\r\\n、,，;；]+")) {
            if (!name.isBlank()) {
                switch (servedVillage(name.strip(), where)) {
                    case Sought.Found(var village) -> {
                        if (!village.code().equals(where.division())) {
                            served.add(
                                    new Station.Served(
                                            village.code(),
                                            names.townName(village) + " · " + village.shortName()));
                        }
                    }
                    case Sought.Missing(var isTown, var reason, var remedy) ->
                            checks.add(SERVED, reason, remedy);
                }
            }
        }
        return served.stream().sorted(Comparator.comparing(Station.Served::village)).toList();
    }

    private Sought servedVillage(String name, Where where) {
        var parts = name.split("\\s*[·・/]\\s*|\\s+", 2);
        return parts.length == 2
                ? names.village(parts[0], parts[1])
                : names.village(where.town(), name);
    }
}
