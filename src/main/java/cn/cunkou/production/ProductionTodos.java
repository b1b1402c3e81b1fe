package cn.cunkou.production;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Batches of which nobody tells any more, harvests that do not come, and those that came too early.
 */
@Component
class ProductionTodos implements Todo.Source {
    private static final Paged.Request COUNT = new Paged.Request(1, 1);

    private final Batches batches;
    private final ActLists lists;
    private final Counties counties;

    ProductionTodos(Batches batches, ActLists lists, Counties counties) {
        this.batches = batches;
        this.lists = lists;
        this.counties = counties;
    }

    @Override
    public List<Todo> todos() {
        if (counties.mine().isEmpty()) {
            return List.of();
        }
        var todos = new ArrayList<Todo>();
        add(todos, "silent", "生产批多日没有记录", "问问生产者，补记或结束这一批");
        add(todos, "overdue", "生产批到期未采收", "过了预计的日子，还没有产出批次");
        var early = lists.early(counties.chosen("").code());
        if (!early.isEmpty()) {
            todos.add(
                    new Todo(
                            "间隔期内采收",
                            early.size(),
                            "补记的用药说明采收得早了，核对后处理那几批",
                            ProductionPages.PATH + "/early",
                            true));
        }
        return todos;
    }

    private void add(List<Todo> todos, String state, String label, String hint) {
        var county = counties.chosen("").code();
        var count = batches.list(new BatchFilter(county, "", state), COUNT).total();
        if (count > 0) {
            todos.add(
                    new Todo(label, count, hint, ProductionPages.PATH + "?state=" + state, false));
        }
    }
}
