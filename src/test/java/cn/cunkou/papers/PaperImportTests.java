package cn.cunkou.papers;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind.Change;
import cn.cunkou.platform.imports.ImportKind.Context;
import cn.cunkou.platform.imports.Sheets;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class PaperImportTests {
    private static final String HEADER = "文号,标题,种类,发文单位,成文日期,镇,村,时段起,时段止,公开,完成的项目,备注\n";
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    @Autowired PaperImport paperImport;

    @Autowired Papers papers;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired Registry registry;

    @Autowired TransactionTemplate transaction;

    @TempDir Path folder;

    private TestOffice office;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
    }

    @Test
    void papersComeInOnceAreRecognisedCorrectedAndTakenBack() {
        var file =
                HEADER
                        + "表〔2019〕1号,一号方案,方案,县中小企业局,2019-03-01,,,,,是,town-centres、village-cover,\n"
                        + ",三月记录,工作记录,水寨镇人民政府,2019-04-01,水寨镇,,2019-03-01,2019-03-31,否,,巡查\n";
        var created = changes(file);
        var ids = office.as(OFFICER, () -> paperImport.apply(created, context()));
        var first = paper(ids.getFirst());
        assertThat(first.fulfils()).hasSize(2);
        assertThat(first.open()).isTrue();
        assertThat(paper(ids.get(1)).division().digits()).isEqualTo(TestOffice.SHUIZHAI);
        assertThat(checked(file))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));

        var better = changes(file.replace("一号方案", "一号工作方案"));
        assertThat(better).hasSize(1);
        var newer =
                paper(office.as(OFFICER, () -> paperImport.apply(better, context())).getFirst());
        assertThat(newer.history().corrects()).isEqualTo(first.id());
        assertThat(newer.history().reason()).isEqualTo("导入《papers.csv》");

        var applied =
                new Change<>(
                        2,
                        newer.id().toString(),
                        better.getFirst().before(),
                        better.getFirst().after());
        assertThat(office.as(OFFICER, () -> paperImport.undo(List.of(applied), context())))
                .isEmpty();
        assertThat(paper(newer.id().toString()).stands()).isFalse();
        assertThat(checked(file))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));
        var second = new Change<>(3, ids.get(1), null, created.get(1).after());
        var again = new Change<>(2, ids.getFirst(), null, created.getFirst().after());
        var kept = office.as(OFFICER, () -> paperImport.undo(List.of(second, again), context()));
        assertThat(paper(ids.get(1)).state()).isEqualTo("已撤回");
        assertThat(kept).hasSize(1);
    }

    @Test
    void everyFaultOfARowIsTold() {
        var file =
                HEADER
                        + "表〔2019〕8号,,方案,没有的局,2019-03-01,,,,,,no-such,\n"
                        + "表〔2019〕9号,方案,方案,县中小企业局,2019-03-01,无名镇,,,,,,\n"
                        + "表〔2019〕7号,方案,方案,县中小企业局,2019-03-01,,,,,,,\n"
                        + "表〔2019〕7号,另一份,方案,县中小企业局,2019-03-01,,,,,,,\n";
        var verdicts = checked(file);
        assertThat(faults(verdicts.getFirst()))
                .extracting(Fault::column)
                .containsExactlyInAnyOrder("发文单位", "完成的项目");
        assertThat(faults(verdicts.get(1))).extracting(Fault::column).containsExactly("镇");
        assertThat(faults(verdicts.get(3))).extracting(Fault::reason).containsExactly("与第4行是同一份文件");
    }

    @Test
    void tenThousandRowsGoIn() {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 10_000; i++) {
            rows.append(
                    "批〔2019〕%d号,第%d份,工作记录,县中小企业局,2019-03-01,,,,,否,town-centres,\n".formatted(i, i));
        }
        var changes = changes(rows.toString());
        var ids = office.as(OFFICER, () -> paperImport.apply(changes, context()));
        assertThat(ids).hasSize(10_000);
    }

    private static List<Fault> faults(Verdict<SheetPaper> verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Wrong.class);
        return ((Verdict.Wrong<SheetPaper>) verdict).faults();
    }

    private List<Verdict<SheetPaper>> checked(String file) {
        return office.as(OFFICER, () -> paperImport.check(table(file), context()));
    }

    private List<Change<SheetPaper>> changes(String file) {
        var table = table(file);
        var verdicts = office.as(OFFICER, () -> paperImport.check(table, context()));
        var changes = new ArrayList<Change<SheetPaper>>();
        for (int i = 0; i < verdicts.size(); i++) {
            var row = table.lines().get(i).number();
            switch (verdicts.get(i)) {
                case Verdict.Create<SheetPaper>(var after) ->
                        changes.add(new Change<>(row, null, null, after));
                case Verdict.Update<SheetPaper>(var subject, var before, var after) ->
                        changes.add(new Change<>(row, subject, before, after));
                case Verdict.Same<SheetPaper>(var subject) -> assertThat(subject).isNotEmpty();
                case Verdict.Wrong<SheetPaper>(var faults) ->
                        throw new AssertionError(faults.toString());
            }
        }
        return changes;
    }

    private Paper paper(String id) {
        return office.as(OFFICER, () -> papers.get(UUID.fromString(id)));
    }

    private Table table(String csv) {
        try {
            var file = Files.writeString(folder.resolve("papers.csv"), csv);
            return (Table) Sheets.read(file, "papers.csv", paperImport.columns());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Context context() {
        return new Context(
                "019363c8-0000-7000-8000-000000000002", WUHUA.digits(), "papers.csv", QUIET);
    }
}
