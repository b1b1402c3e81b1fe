package cn.cunkou.programme;

import cn.cunkou.plan.Each;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the plan wants of the body that somebody writes for: overdue, or due before long. */
@Component
class DutyTodos implements Todo.Source {
    private static final int SOON_DAYS = 30;

    private final Programme programme;
    private final Registry registry;
    private final Counties counties;

    DutyTodos(Programme programme, Registry registry, Counties counties) {
        this.programme = programme;
        this.registry = registry;
        this.counties = counties;
    }

    @Override
    public List<Todo> todos() {
        var todos = new ArrayList<Todo>();
        var mine = Actor.current().bodies();
        if (mine.isEmpty() || counties.mine().isEmpty()) {
            return todos;
        }
        var county = counties.chosen("").code();
        var names =
                registry.bodies(county).stream()
                        .filter(body -> mine.contains(body.id().toString()))
                        .map(Body::name)
                        .collect(Collectors.toSet());
        programme
                .board(county)
                .ifPresent(board ->
                        board.edition().plan().bodies().stream()
                                .filter(body -> names.contains(body.name()))
                                .forEach(body -> add(todos, board, body.id(), body.name())));
        return todos;
    }

    private static void add(List<Todo> todos, Board board, String body, String name) {
        var owed =
                board.items().stream()
                        .flatMap(DutyTodos::byBody)
                        .filter(one -> isOwed(one.item(), body))
                        .toList();
        var missed = owed.stream().filter(one -> one.state() == State.MISSED).count();
        var soon = owed.stream().filter(one -> isSoon(one, board.today())).count();
        if (missed > 0) {
            todos.add(new Todo("已到期未完成", missed, name, href(body, "missed"), true));
        }
        if (soon > 0) {
            var hint = "%s，%d天内到期".formatted(name, SOON_DAYS);
            todos.add(new Todo("快到期的事项", soon, hint, href(body, ""), false));
        }
    }

    /** What every body owes by itself is done when its own part is. */
    private static Stream<Standing> byBody(Standing one) {
        return one.item() instanceof Target target && target.each() == Each.BODY
                ? one.parts().stream()
                : Stream.of(one);
    }

    static boolean isOwed(Item item, String body) {
        return item.owner().equals(body) || item.with().contains(body);
    }

    private static boolean isSoon(Standing one, LocalDate today) {
        var running = one.state() == State.ON_THE_WAY || one.state() == State.BEHIND;
        return running
                && !one.span().to().isBefore(today)
                && !one.span().to().isAfter(today.plusDays(SOON_DAYS));
    }

    private static String href(String body, String state) {
        return "/console/promises?owner=" + body + (state.isEmpty() ? "" : "&state=" + state);
    }
}
