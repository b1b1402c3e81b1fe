package cn.cunkou.quality;

import cn.cunkou.platform.web.Todo;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** LabReports that wait for a signature, failed lots that nobody called back, recalls that go on. */
@Component
class QualityTodos implements Todo.Source {
    private final LotSamples samples;
    private final Recalls recalls;

    QualityTodos(LotSamples samples, Recalls recalls) {
        this.samples = samples;
        this.recalls = recalls;
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
                                true))
                .filter(todo -> todo.count() > 0)
                .toList();
    }
}
