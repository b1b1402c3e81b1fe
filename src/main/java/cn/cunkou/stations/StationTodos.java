package cn.cunkou.stations;

import cn.cunkou.platform.web.Todo;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits in the register: stations to be accepted, stations that have stopped counting. */
@Component
class StationTodos implements Todo.Source {
    private final StationLists lists;

    StationTodos(StationLists lists) {
        this.lists = lists;
    }

    @Override
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        add(todos, "站点待验收", "awaiting", "已开业，还没有验收", false);
        add(todos, "歇业超过30天", "long-idle", "已不计入运营中", true);
        return todos;
    }

    private void add(List<Todo> todos, String label, String state, String hint, boolean urgent) {
        var count = lists.count(new StationFilter(null, null, state, null, null, null));
        if (count > 0) {
            todos.add(new Todo(label, count, hint, StationPages.PATH + "?state=" + state, urgent));
        }
    }
}
