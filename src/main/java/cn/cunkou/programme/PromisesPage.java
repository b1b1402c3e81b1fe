package cn.cunkou.programme;

import java.util.List;

/** All promises, as the public sees them. */
public record PromisesPage(
        String planTitle,
        Strokes ledger,
        List<Choice> states,
        List<Choice> areas,
        List<PromiseCard> cards) {}
