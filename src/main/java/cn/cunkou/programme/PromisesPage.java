package cn.cunkou.programme;

import cn.cunkou.platform.web.Paged;
import java.util.List;

/** All promises, as the public sees them. */
public record PromisesPage(
        String planTitle,
        Strokes ledger,
        List<Choice> states,
        List<Choice> areas,
        List<Choice> kinds,
        Paged<PromiseCard> cards) {}
