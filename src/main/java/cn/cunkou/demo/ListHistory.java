package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.region.Division;
import cn.cunkou.region.NewVillageList;
import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.region.VillageList.Row;
import cn.cunkou.region.VillageLists;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists about villages that documents might have brought: who lives there at the end of each year,
 * and where each operator's broadband reaches, a little further every half year.
 */
final class ListHistory {
    private static final List<String> OPERATORS = List.of("中国移动", "中国电信", "中国联通");
    private static final int YEARS_BEFORE = 2;

    private final Plan plan;
    private final LocalDate today;
    private final List<Division> villages;
    private final VillageLists lists;

    private ListHistory(Plan plan, LocalDate today, List<Division> villages, VillageLists lists) {
        this.plan = plan;
        this.today = today;
        this.villages = villages;
        this.lists = lists;
    }

    static void load(Plan plan, LocalDate today, List<Division> villages, VillageLists lists) {
        var history = new ListHistory(plan, today, villages, lists);
        history.people();
        OPERATORS.forEach(history::broadband);
    }

    private void people() {
        for (var year = firstYear(); year < today.getYear(); year++) {
            var day = LocalDate.of(year, 12, 31);
            record(Kind.POPULATION, "", day, rows(village -> registered(village)));
            record(Kind.RESIDENTS, "", day, rows(village -> registered(village) * 7 / 10));
            record(Kind.ABLE_POOR, "", day, rows(village -> registered(village) / 60));
        }
    }

    /** The same for a village in every year, so that a trend is not mere chance. */
    private int registered(Division village) {
        return 600 + new Seed(plan.id(), village.code().digits()).below(2_400);
    }

    private void broadband(String operator) {
        var order = new Seed(plan.id(), operator).shuffled(villages);
        var step = 0;
        for (var day = LocalDate.of(firstYear(), 6, 30);
                day.isBefore(today);
                day = day.plusMonths(6)) {
            var reached = Math.min(villages.size(), villages.size() * (60 + 8 * step++) / 100);
            var rows = order.subList(0, reached).stream().map(village -> row(village, null));
            record(Kind.BROADBAND, operator, day, rows.toList());
        }
    }

    private int firstYear() {
        return plan.period().from().getYear() - YEARS_BEFORE;
    }

    private List<Row> rows(Function<Division, Integer> persons) {
        return villages.stream().map(village -> row(village, persons.apply(village))).toList();
    }

    private static Row row(Division village, @Nullable Integer persons) {
        return new Row(village.code(), persons);
    }

    private void record(Kind kind, String reporter, LocalDate day, List<Row> rows) {
        lists.record(
                new NewVillageList(
                        kind,
                        reporter,
                        plan.division(),
                        day,
                        "演示用" + kind.label() + "名录（程序生成）",
                        null,
                        true,
                        rows));
    }
}
