package cn.cunkou.disclosure;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Letters and objections that wait for an answer, and classes of the column that wait for records.
 */
@Component
class DisclosureTodos implements Todo.Source {
    private static final String NOBODYS = "/" + new UUID(0, 0);

    private final Letters letters;
    private final Notices notices;
    private final PublicColumn column;
    private final Counties counties;
    private final Doorkeeper doorkeeper;

    DisclosureTodos(
            Letters letters,
            Notices notices,
            PublicColumn column,
            Counties counties,
            Doorkeeper doorkeeper) {
        this.letters = letters;
        this.notices = notices;
        this.column = column;
        this.counties = counties;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        if (counties.mine().isEmpty()) {
            return todos;
        }
        var county = counties.chosen("").code();
        if (doorkeeper.mayEnter("POST", LetterPages.PATH + NOBODYS + "/answer")) {
            for (var kind : Letter.Kind.values()) {
                letters(todos, county, kind);
            }
        }
        if (doorkeeper.mayEnter("POST", NoticePages.PATH + NOBODYS + "/objections" + NOBODYS)) {
            var open = notices.openObjections();
            if (open > 0) {
                todos.add(new Todo("公示异议待答复", open, "公众提的异议", NoticePages.PATH, true));
            }
        }
        if (doorkeeper.mayEnter("POST", ColumnPages.PATH + "/copies")) {
            var missing =
                    column.of(county).stream()
                            .filter(section -> section.state() != Section.State.THERE)
                            .count();
            if (missing > 0) {
                todos.add(new Todo("公开内容缺项", missing, "方案要公开，还没有或该更新", ColumnPages.PATH, false));
            }
        }
        return todos;
    }

    private void letters(List<Todo> todos, DivisionCode county, Letter.Kind kind) {
        var waiting = letters.waiting(county, kind, null);
        if (waiting > 0) {
            var late = letters.waiting(county, kind, counties.today(county));
            todos.add(
                    new Todo(
                            kind.label() + "待答复",
                            waiting,
                            late > 0 ? "其中%d件超过期限".formatted(late) : "公众写来的",
                            LetterPages.PATH + "?state=open&kind=" + kind.id(),
                            late > 0));
        }
    }
}
