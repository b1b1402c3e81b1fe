package cn.cunkou.measures;

import static cn.cunkou.measures.SeriesGround.WUHUA;
import static cn.cunkou.measures.SeriesGround.officer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.imports.Workbooks;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class SeriesImportTests {
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };
    private static final String HEAD = "序列代号,区划代码,哪一期,数值,来源文件,更正原因\n";

    @Autowired SeriesImport kind;

    @Autowired ExternalSeries external;

    @Autowired Counties counties;

    @Autowired People people;

    @Autowired TransactionTemplate transaction;

    @TempDir Path folder;

    @BeforeEach
    void standOnTheDay() {
        people.visitor();
        new SeriesGround(external, counties);
    }

    @Test
    void aYearOfFiguresComesInIsCorrectedAndTakenBack() {
        var year = new StringBuilder(HEAD);
        for (var month = 1; month <= 12; month++) {
            year.append("town-parcels,441424100,2018-%02d,%d,月报,\n".formatted(month, 1000 + month));
        }
        var created = applied(year.toString());
        assertThat(created).hasSize(12);
        assertThat(verdicts(year.toString())).allMatch(Verdict.Same.class::isInstance);

        var corrected = applied(HEAD + "town-parcels,441424100,2018-03,2000,月报,\n");
        assertThat(holding("2018-03-31")).isEqualTo("2,000");
        assertThat(officer(() -> kind.undo(created, context()))).hasSize(1);
        assertThat(officer(() -> kind.undo(corrected, context()))).isEmpty();
        assertThat(holding("2018-03-31")).isEqualTo("1,003");
        assertThat(holding("2018-04-30")).isEmpty();
    }

    @Test
    void everyFaultOfARowIsNamedByItsColumn() {
        var verdicts =
                verdicts(
                        HEAD
                                + "no-such,441424,2018,1,公报,\n"
                                + "retail-sales,441424100,2018-06,1,公报,\n"
                                + "retail-sales,441424,2015,1,公报,\n"
                                + "retail-sales,441424,2015年,2,公报,\n"
                                + "town-parcels,440883100,2018-01,1,公报,\n");
        assertThat(columns(verdicts.get(0))).containsExactly("序列代号");
        assertThat(columns(verdicts.get(1))).containsExactly("区划代码", "哪一期");
        assertThat(verdicts.get(2)).isInstanceOf(Verdict.Create.class);
        assertThat(columns(verdicts.get(3))).containsExactly(Fault.ROW);
        assertThat(columns(verdicts.get(4))).containsExactly("区划代码");
    }

    @Test
    void whatIsExportedIsUnchangedWhenItComesBack() throws IOException {
        applied(HEAD + "retail-sales,441424,2009,12.50,公报,\n");
        var file = folder.resolve("export.xlsx");
        var rows = officer(() -> kind.all(WUHUA)).stream().map(kind::cells).toList();
        try (var out = Files.newOutputStream(file)) {
            Workbooks.write(kind.columns(), rows, out);
        }
        var table = (Table) Sheets.read(file, "export.xlsx", kind.columns());
        assertThat(table.faulty()).isZero();
        assertThat(officer(() -> kind.check(table, context())))
                .isNotEmpty()
                .allMatch(Verdict.Same.class::isInstance);
    }

    @Test
    void onlyThoseWhoRecordForTheCountyMayImport() {
        var upload = "/console/imports/new?kind=series-values";
        assertThat(people.signedIn(Role.BUREAU_OFFICER, WUHUA).get(upload).body())
                .contains("type=\"file\"");
        assertThat(people.signedIn(Role.OPERATOR_STAFF, WUHUA).get(upload).body())
                .doesNotContain("type=\"file\"");
    }

    private List<Change<SheetValue>> applied(String file) {
        var table = table(file);
        var verdicts = officer(() -> kind.check(table, context()));
        var changes = new ArrayList<Change<SheetValue>>();
        for (var i = 0; i < verdicts.size(); i++) {
            var row = table.lines().get(i).number();
            if (verdicts.get(i) instanceof Verdict.Create<SheetValue>(var after)) {
                changes.add(new Change<>(row, null, null, after));
            } else if (verdicts.get(i)
                    instanceof Verdict.Update<SheetValue>(var subject, var before, var after)) {
                changes.add(new Change<>(row, subject, before, after));
            }
        }
        var ids = officer(() -> transaction.execute(status -> kind.apply(changes, context())));
        var applied = new ArrayList<Change<SheetValue>>();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            applied.add(new Change<>(change.row(), ids.get(i), change.before(), change.after()));
        }
        return applied;
    }

    private List<Verdict<SheetValue>> verdicts(String file) {
        return officer(() -> kind.check(table(file), context()));
    }

    private static List<String> columns(Verdict<SheetValue> verdict) {
        return verdict instanceof Verdict.Wrong<SheetValue>(var faults)
                ? faults.stream().map(Fault::column).toList()
                : List.of();
    }

    private String holding(String day) {
        return officer(() -> external.holding(DivisionCode.of(WUHUA))).stream()
                .filter(fact -> fact.day().toString().equals(day))
                .map(Fact::number)
                .findFirst()
                .orElse("");
    }

    private Table table(String text) {
        try {
            var file = Files.writeString(folder.resolve("values.csv"), text);
            return (Table) Sheets.read(file, "values.csv", kind.columns());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Context context() {
        return new Context("00000000-0000-0000-0000-000000000000", WUHUA, "values.csv", QUIET);
    }
}
