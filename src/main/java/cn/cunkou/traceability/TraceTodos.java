package cn.cunkou.traceability;

import cn.cunkou.platform.web.Todo;
import java.util.List;
import org.springframework.stereotype.Component;

/** Codes that look copied or guessed at wait for somebody to look into them. */
@Component
class TraceTodos implements Todo.Source {
    private final Suspicions suspicions;

    TraceTodos(Suspicions suspicions) {
        this.suspicions = suspicions;
    }

    @Override
    public List<Todo> todos() {
        var open = suspicions.open();
        return open == 0
                ? List.of()
                : List.of(
                        new Todo(
                                "溯源码可疑待核查",
                                open,
                                "像是被复制，或有人试刮开码",
                                ProductPages.PATH + "/suspicions",
                                true));
    }
}
