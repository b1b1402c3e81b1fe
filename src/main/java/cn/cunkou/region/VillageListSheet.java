package cn.cunkou.region;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.VillageList.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format in which village lists come in and go out, and what its rows mean. */
final class VillageListSheet {
    private static final String KIND = "名录";
    private static final String REPORTER = "报送单位";
    private static final String DAY = "所载日期";
    private static final String TITLE = "依据文件";
    private static final String NUMBER = "文号";
    private static final String TOWN = "镇街";
    private static final String VILLAGE = "村";
    private static final String PERSONS = "人数";

    static final Columns COLUMNS =
            Columns.of(
                    "村名录",
                    Column.choice(KIND, Arrays.stream(Kind.values()).map(Kind::label).toList())
                            .mandatory()
                            .explained("一个文件可以有几种名录"),
                    Column.day(DAY)
                            .mandatory()
                            .such("2018-12-31")
                            .explained("名录从这一天起有效，到下一份同类名录为止"),
                    Column.text(TITLE).mandatory().such("省定贫困村名单").explained("名录出自哪份文件或统计表"),
                    Column.text(NUMBER).upTo(60).explained("文件有文号的填文号"),
                    Column.text(TOWN).mandatory().such("城关镇"),
                    Column.text(VILLAGE).mandatory().such("东风村").explained("简称、全称都可以，如东风村、东风村委会"),
                    Column.integer(PERSONS).explained("只有数人的名录填：户籍人口、常住人口、贫困人口"),
                    Column.text(REPORTER).upTo(40).explained("只有通宽带的村填：是哪家运营商的，如中国移动"));

    private VillageListSheet() {}

    /** What a line says, or what is wrong with it. */
    sealed interface Understood {
        record Row(ListedVillage village) implements Understood {}

        record Faulty(List<Fault> faults) implements Understood {}
    }

    static Understood understand(Line line, Gazetteer names) {
        var faults = new ArrayList<Fault>();
        var kind =
                Arrays.stream(Kind.values())
                        .filter(one -> one.label().equals(line.text(KIND)))
                        .findFirst();
        var persons = persons(line, kind, faults);
        var reporter = reporter(line, kind, faults);
        var village = village(line, names, faults);
        var day = line.day(DAY);
        var title = line.text(TITLE);
        if (kind.isEmpty()
                || day == null
                || title == null
                || village.isEmpty()
                || !faults.isEmpty()) {
            return new Understood.Faulty(faults);
        }
        var found = village.get();
        return new Understood.Row(
                new ListedVillage(
                        null,
                        kind.get().id(),
                        reporter,
                        day,
                        title,
                        line.text(NUMBER),
                        townName(names, found),
                        found.shortName(),
                        found.code().digits(),
                        persons));
    }

    static List<@Nullable String> cells(ListedVillage row) {
        var persons = row.persons();
        return Arrays.asList(
                Kind.of(row.kind()).label(),
                row.asOf().toString(),
                row.documentTitle(),
                row.documentNumber() == null ? "" : row.documentNumber(),
                row.town(),
                row.village(),
                persons == null ? "" : persons.toString(),
                row.reporter());
    }

    private static @Nullable Integer persons(Line line, Optional<Kind> kind, List<Fault> faults) {
        var typed = line.integer(PERSONS);
        if (line.wrong(PERSONS) || kind.isEmpty()) {
            return null;
        }
        if (kind.get().counts() && typed == null) {
            faults.add(new Fault(PERSONS, kind.get().label() + "名录缺人数", "填这个村的人数"));
        } else if (!kind.get().counts() && typed != null) {
            faults.add(new Fault(PERSONS, kind.get().label() + "名录不填人数", "清空这一格"));
        } else if (typed != null && (typed < 0 || typed > 1_000_000)) {
            faults.add(new Fault(PERSONS, "人数应在0到1000000之间", "核对人数"));
        }
        return typed == null || !faults.isEmpty() ? null : Math.toIntExact(typed);
    }

    private static String reporter(Line line, Optional<Kind> kind, List<Fault> faults) {
        var typed = Objects.requireNonNullElse(line.text(REPORTER), "");
        if (kind.isPresent() && kind.get().isByReporter() == typed.isEmpty()) {
            faults.add(
                    typed.isEmpty()
                            ? new Fault(REPORTER, kind.get().label() + "名录没有写是哪家的", "填运营商的名字")
                            : new Fault(REPORTER, kind.get().label() + "名录不分报送单位", "清空这一格"));
        }
        return typed;
    }

    private static Optional<Division> village(Line line, Gazetteer names, List<Fault> faults) {
        var typedTown = line.text(TOWN);
        var typed = line.text(VILLAGE);
        if (typedTown == null || typed == null) {
            return Optional.empty();
        }
        var town = names.town(typedTown);
        if (town.isEmpty()) {
            faults.add(new Fault(TOWN, "本县没有" + typedTown, elsewhere(names, typed)));
            return Optional.empty();
        }
        var village = names.village(town.get(), typed);
        if (village.isEmpty()) {
            var reason = town.get().name() + "没有" + typed;
            faults.add(new Fault(VILLAGE, reason, meant(names, town.get(), typed)));
        }
        return village;
    }

    private static String elsewhere(Gazetteer names, String village) {
        var places = places(names, names.villages(village));
        return places.isEmpty() ? "改为本县的镇街" : "是否为" + places;
    }

    private static String meant(Gazetteer names, Division town, String village) {
        var near = names.similar(town, village);
        if (!near.isEmpty()) {
            return "是否为" + places(names, near) + "；生僻字可能丢失";
        }
        var others = names.villages(village);
        return others.isEmpty() ? "按行政区划名单改村名" : "是否为" + places(names, others);
    }

    private static String places(Gazetteer names, List<Division> villages) {
        return String.join(
                "、",
                villages.stream()
                        .limit(3)
                        .map(village -> "「" + names.place(village.code()) + "」")
                        .toList());
    }

    private static String townName(Gazetteer names, Division village) {
        return village.code().town().flatMap(names::find).map(Division::name).orElse("");
    }
}
