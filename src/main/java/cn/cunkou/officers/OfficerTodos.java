package cn.cunkou.officers;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What waits here: for offices reports to deal with, for information officers the month's report.
 */
@Component
class OfficerTodos implements Todo.Source {
    private final ReportLists lists;
    private final Counties counties;
    private final Doorkeeper doorkeeper;

    OfficerTodos(ReportLists lists, Counties counties, Doorkeeper doorkeeper) {
        this.lists = lists;
        this.counties = counties;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        var followUps = ReportPages.PATH + "/" + new UUID(0, 0) + "/follow-ups";
        if (doorkeeper.mayEnter("POST", followUps)) {
            var open = lists.count(new ReportFilter("", "", "", "", "open", ""));
            if (open > 0) {
                todos.add(
                        new Todo(
                                "信息待处理",
                                open,
                                "信息员报上来，还没有处理",
                                ReportPages.PATH + "?state=open",
                                false));
            }
        }
        if (doorkeeper.mayEnter("POST", ReportingPages.PATH)) {
            var month = YearMonth.from(counties.today(counties.chosen("").code()));
            var own = lists.own(Period.month(month));
            todos.add(new Todo("上报信息", own, "本月已报的条数，点这里再报", ReportingPages.PATH, own == 0));
        }
        return todos;
    }
}
