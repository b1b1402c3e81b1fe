package cn.cunkou.quality;

import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * LabReports that wait for a signature, failed lots that nobody called back, recalls that go on.
 */
@Component
class QualityTodos implements Todo.Source {
    private final LotSamples samples;
    private final Recalls recalls;
    private final StandardWork work;
    private final Marks marks;
    private final Labs labs;
    private final Counties counties;

    QualityTodos(
            LotSamples samples,
            Recalls recalls,
            StandardWork work,
            Marks marks,
            Labs labs,
            Counties counties) {
        this.samples = samples;
        this.recalls = recalls;
        this.work = work;
        this.marks = marks;
        this.labs = labs;
        this.counties = counties;
    }

    @Override
    public List<Todo> todos() {
        var open = recalls.open();
        var toClose = open.stream().filter(one -> one.proposedById() != null).count();
        return Stream.of(
                        new Todo(
                                "检测报告待签发",
                                samples.count("prepared"),
                                "录入的人以外的一位核对签发",
                                SamplePages.PATH + "?state=prepared",
                                false),
                        new Todo(
                                "不合格批次待召回",
                                samples.uncalled(),
                                "已停止绑定和开证，货还在外面",
                                SamplePages.PATH + "?state=failed",
                                true),
                        new Todo(
                                "召回进行中",
                                open.size(),
                                toClose == 0 ? "通知、收回、结案" : "待结案" + toClose,
                                RecallPages.PATH,
                                true),
                        new Todo(
                                "认证快到期",
                                perCounty(marks::ending),
                                "%d天内到期，或刚过期".formatted(Marks.REMINDED_DAYS),
                                MarkPages.PATH,
                                false),
                        new Todo(
                                "执行标准待检查",
                                perCounty(work::due),
                                "30天内到期，或已过期",
                                StandardPages.PATH,
                                false),
                        new Todo(
                                "检测机构资质快到期",
                                perCounty(county -> labs.ending(county).size()),
                                "60天内到期，或已过期",
                                SamplePages.PATH + "/labs",
                                false))
                .filter(todo -> todo.count() > 0)
                .toList();
    }

    private long perCounty(ToLongFunction<DivisionCode> count) {
        return counties.mine().stream().mapToLong(one -> count.applyAsLong(one.code())).sum();
    }
}
