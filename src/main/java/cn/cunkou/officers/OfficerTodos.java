package cn.cunkou.officers;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reports that wait for an office to deal with them. */
@Component
class OfficerTodos implements Todo.Source {
    private final ReportLists lists;
    private final Doorkeeper doorkeeper;

    OfficerTodos(ReportLists lists, Doorkeeper doorkeeper) {
        this.lists = lists;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public List<Todo> todos() {
        var followUps = ReportPages.PATH + "/" + new UUID(0, 0) + "/follow-ups";
        if (!doorkeeper.mayEnter("POST", followUps)) {
            return List.of();
        }
        var open = lists.count(new ReportFilter("", "", "", "", "open", ""));
        return List.of(
                new Todo("信息待处理", open, "信息员报上来，还没有处理", ReportPages.PATH + "?state=open", false));
    }
}
