package cn.cunkou.activities;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.papers.TestOffice;
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
class ActivityImportTests {
    private static final String HEADER =
            "类别,种类,名称,单位,镇,村,日期,最后一天,地点,参加人次,花费（元）,媒体级别,媒体或对方,对接对象,网址,经度,纬度,文件,备注\n";
    private static final Progress QUIET =
            new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public void result(String note, String href) {}
            };

    @Autowired ActivityImport activityImport;

    @Autowired Activities activities;

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
    void activitiesComeInOnceAreCorrectedAndTakenBack() {
        var file =
                HEADER
                        + "会议,推进会议,表里的推进会,县中小企业局,,,2019-04-02,,县政府,40,,,,,,,,,\n"
                        + "宣传,报道,表里的报道,水寨镇人民政府,水寨镇,,2019-04-03,,,,,市级,某日报,,https://example.cn/1,,,,\n";
        var created = changes(file);
        var ids = office.as(OFFICER, () -> activityImport.apply(created, context()));
        assertThat(activity(ids.get(1)).said().division().digits()).isEqualTo(TestOffice.SHUIZHAI);
        assertThat(checked(file))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Same.class));

        var better = changes(file.replace(",40,", ",45,"));
        assertThat(better).hasSize(1);
        var newer = office.as(OFFICER, () -> activityImport.apply(better, context())).getFirst();
        assertThat(activity(newer).said().people()).isEqualTo(45);
        assertThat(activity(newer).history().reason()).isEqualTo("导入《activities.csv》");

        var second = new Change<>(3, ids.get(1), null, created.get(1).after());
        var first = new Change<>(2, ids.getFirst(), null, created.getFirst().after());
        var kept = office.as(OFFICER, () -> activityImport.undo(List.of(second, first), context()));
        assertThat(activity(ids.get(1)).state()).isEqualTo("已撤回");
        assertThat(kept).as("corrected since").hasSize(1);
        office.as(OFFICER, () -> activities.withdraw(UUID.fromString(newer), "测试完毕"));
    }

    @Test
    void everyFaultOfARowIsTold() {
        var file =
                HEADER
                        + "墙体广告,,无照片的广告,县中小企业局,,,2019-04-02,,国道旁,,,,,,,115.7,23.9,,\n"
                        + "聚会,,什么会,县中小企业局,,,2019-04-02,,,,,,,,,,,,\n"
                        + "会议,大会,,没有的局,无名镇,,2019-04-02,,,很多,,,,,,,,,\n";
        var verdicts = checked(file);
        assertThat(faults(verdicts.get(0))).anyMatch(fault -> fault.contains("没有照片"));
        assertThat(faults(verdicts.get(1))).isEmpty();
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Wrong.class);
        assertThat(String.join("\n", faults(verdicts.get(2))))
                .contains("没有「无名镇」这个镇", "没有「大会」这一种", "没有「没有的局」", "没有填地点", "「很多」不是人次");
    }

    private static List<String> faults(Verdict<SheetActivity> verdict) {
        return verdict instanceof Verdict.Wrong<SheetActivity>(var faults)
                ? faults.stream().map(Fault::toString).toList()
                : List.of();
    }

    private Activity activity(String id) {
        return office.as(OFFICER, () -> activities.get(UUID.fromString(id)));
    }

    private List<Verdict<SheetActivity>> checked(String csv) {
        return office.as(OFFICER, () -> activityImport.check(table(csv), context()));
    }

    private List<Change<SheetActivity>> changes(String csv) {
        var changes = new ArrayList<Change<SheetActivity>>();
        var row = 2;
        for (var verdict : checked(csv)) {
            if (verdict instanceof Verdict.Create<SheetActivity>(var after)) {
                changes.add(new Change<>(row, null, null, after));
            } else if (verdict
                    instanceof Verdict.Update<SheetActivity>(var subject, var before, var after)) {
                changes.add(new Change<>(row, subject, before, after));
            } else {
                assertThat(verdict).isInstanceOf(Verdict.Same.class);
            }
            row++;
        }
        return changes;
    }

    private Table table(String csv) {
        try {
            var file = folder.resolve("activities.csv");
            Files.writeString(file, csv);
            return (Table) Sheets.read(file, "activities.csv", activityImport.columns());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Context context() {
        return new Context("b", "441424", "activities.csv", QUIET);
    }
}
