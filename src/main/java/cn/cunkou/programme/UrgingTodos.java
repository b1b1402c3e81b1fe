package cn.cunkou.programme;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.programme.Urging.State;
import cn.cunkou.region.Counties;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders that wait: for an answer, or for somebody to look at the answer. */
@Component
class UrgingTodos implements Todo.Source {
    private static final UUID ANY = new UUID(0, 0);

    private final Urgings urgings;
    private final Counties counties;
    private final Doorkeeper doors;

    UrgingTodos(Urgings urgings, Counties counties, Doorkeeper doors) {
        this.urgings = urgings;
        this.counties = counties;
        this.doors = doors;
    }

    @Override
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        if (counties.mine().isEmpty()) {
            return todos;
        }
        var county = counties.chosen("").code();
        var today = counties.today(county);
        var states = urgings.all(county).stream().map(one -> one.state(today)).toList();
        if (doors.mayEnter("POST", UrgingPages.action(ANY, Urging.Kind.REPLY))) {
            add(todos, states, State.OVERDUE, "督办逾期未回复", true);
            add(todos, states, State.WAITING, "督办待回复", false);
        }
        if (doors.mayEnter("POST", UrgingPages.action(ANY, Urging.Kind.ACCEPT))) {
            add(todos, states, State.ANSWERED, "督办回复待审", false);
        }
        return todos;
    }

    private static void add(
            List<Todo> todos, List<State> states, State wanted, String label, boolean urgent) {
        var count = states.stream().filter(wanted::equals).count();
        if (count > 0) {
            var href = UrgingPages.PATH + "?state=" + wanted.key();
            todos.add(new Todo(label, count, wanted.words(), href, urgent));
        }
    }
}
