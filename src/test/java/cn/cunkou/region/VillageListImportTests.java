package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class VillageListImportTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final Progress NO_PROGRESS =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };
    private static final String HEAD = "名录,所载日期,依据文件,文号,镇街,村,人数\n";

    @Autowired private VillageListImport kind;

    @Autowired private VillageLists lists;

    @Test
    void aFileAddsToTheListOfItsDayAndCanBeUndone() {
        var first = changes(table("省定贫困村,2016-05-01,名单,,转水镇,輋𣒍村,\n"));
        officer(() -> kind.apply(first, context()));
        assertThat(villages()).containsExactly("441424103203");

        var table = table("省定贫困村,2016-05-01,名单,,转水镇,輋𣒍村,\n省定贫困村,2016-05-01,名单,,转水镇,黄梅村,\n");
        var verdicts = officer(() -> kind.check(table, context()));
        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Same.class);
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Create.class);

        var second = withSubjects(changes(table));
        assertThat(villages()).containsExactly("441424103203", "441424103204");
        assertThat(officer(() -> kind.undo(second, context()))).isEmpty();
        assertThat(villages()).containsExactly("441424103203");
        assertThat(officer(() -> kind.undo(second, context()))).hasSize(1);
    }

    @Test
    void aFileThatContradictsItselfIsRefusedRowByRow() {
        var verdicts =
                officer(() ->
                        kind.check(
                                table(
                                        """
                                        户籍人口,2018-12-31,统计表,,转水镇,新华村,900
                                        户籍人口,2018-12-31,统计表,,转水镇,新华村委会,901
                                        户籍人口,2018-12-31,另一张表,,转水镇,新民村,800
                                        """),
                                context()));
        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Create.class);
        assertThat(reason(verdicts.get(1))).isEqualTo("与第2行重复");
        assertThat(reason(verdicts.get(2))).contains("两份依据文件");
    }

    private List<Change<ListedVillage>> changes(Table table) {
        var verdicts = officer(() -> kind.check(table, context()));
        var changes = new ArrayList<Change<ListedVillage>>();
        for (var i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Create<ListedVillage>(var after)) {
                changes.add(new Change<>(table.lines().get(i).number(), null, null, after));
            }
        }
        return changes;
    }

    private List<Change<ListedVillage>> withSubjects(List<Change<ListedVillage>> changes) {
        var subjects = officer(() -> kind.apply(changes, context()));
        var applied = new ArrayList<Change<ListedVillage>>();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            applied.add(
                    new Change<>(change.row(), subjects.get(i), change.before(), change.after()));
        }
        return applied;
    }

    private List<String> villages() {
        return officer(() -> lists.latest(Kind.DESIGNATED_POOR, WUHUA, LocalDate.of(2019, 1, 1)))
                .stream()
                .flatMap(list -> list.rows().stream())
                .map(row -> row.village().digits())
                .toList();
    }

    private static String reason(Verdict<ListedVillage> verdict) {
        return verdict instanceof Verdict.Wrong<ListedVillage>(var faults)
                ? faults.getFirst().reason()
                : "";
    }

    private Table table(String rows) {
        try {
            var file = Files.writeString(Files.createTempFile("lists", ".csv"), HEAD + rows);
            var reading = Sheets.read(file, "名录.csv", kind.columns());
            assertThat(reading).isInstanceOf(Table.class);
            var table = (Table) reading;
            assertThat(table.lines()).flatExtracting(Line::faults).isEmpty();
            return table;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Context context() {
        return new Context("batch", "441424", "名录.csv", NO_PROGRESS);
    }

    private static <T> T officer(Supplier<T> act) {
        return Actor.as(Actor.system("测试", Scope.of("441424")), act::get);
    }
}
