package cn.cunkou.stations.applications;

import cn.cunkou.plan.Wait;
import cn.cunkou.plan.Waits;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.applications.Application.State;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications that wait for the town's opinion or the county's decision. */
@Component
class ApplicationTodos implements Todo.Source {
    private final ApplicationBook book;
    private final Counties counties;
    private final Doorkeeper doors;
    private final Waits waits;

    ApplicationTodos(ApplicationBook book, Counties counties, Doorkeeper doors, Waits waits) {
        this.book = book;
        this.counties = counties;
        this.doors = doors;
        this.waits = waits;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        add(todos, "opinion", State.SUBMITTED);
        add(todos, "decision", State.OPINED);
        add(todos, "amend", State.RETURNED);
        return todos;
    }

    private void add(List<Todo> todos, String act, State state) {
        if (!doors.mayEnter("POST", ApplicationPages.PATH + "/" + new UUID(0, 0) + "/" + act)) {
            return;
        }
        var waiting = book.waiting(state);
        if (waiting.isEmpty()) {
            return;
        }
        var late =
                waiting.stream()
                        .filter(one -> one.isOverdue(counties.today(one.village()), patience(one)))
                        .count();
        todos.add(
                new Todo(
                        "建站申请" + state.label(),
                        waiting.size(),
                        late == 0
                                ? "等得最久的从%s起".formatted(waiting.getFirst().waitsSince())
                                : "%d件等了超过%d个工作日".formatted(late, patience(waiting.getFirst())),
                        ApplicationPages.PATH + "?state=" + state.id(),
                        late > 0));
    }

    private int patience(Application one) {
        return waits.of(one.village().county(), Wait.APPLICATION_DAYS);
    }
}
