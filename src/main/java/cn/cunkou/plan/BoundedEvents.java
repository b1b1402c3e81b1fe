package cn.cunkou.plan;

import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** The events of one YAML document on their way to the composer, within bounds. */
final class BoundedEvents implements Parser {
    private static final int MAX_ALIASES = 50;
    static final int MAX_DEPTH = 20;

    /** What goes beyond them, said so that a clerk can mend it. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String mend;

        private Exceeded(Event event, String cause, String mend) {
            super(cause, null, false, false);
            this.line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            this.mend = mend;
        }

        void tell(Problems problems) {
            problems.add(line, "", String.valueOf(getMessage()), mend);
        }
    }

    private final Parser parser;
    private int aliases;
    private int depth;
    private int documents;

    BoundedEvents(Parser parser) {
        this.parser = parser;
    }

    @Override
    public Event next() {
        var event = parser.next();
        switch (event) {
            case AliasEvent alias -> {
                if (++aliases > MAX_ALIASES) {
                    throw new Exceeded(alias, "别名（*）超过%d个".formatted(MAX_ALIASES), "不用别名，把内容直接写出来");
                }
            }
            case CollectionStartEvent start -> {
                if (++depth > MAX_DEPTH) {
                    throw new Exceeded(start, "嵌套超过%d层".formatted(MAX_DEPTH), "方案只需要几层，检查括号和缩进");
                }
            }
            case CollectionEndEvent end -> depth--;
            case DocumentStartEvent start -> {
                if (++documents > 1) {
                    throw new Exceeded(start, "一个文件里有多份文档（---）", "一个文件只写一份方案");
                }
            }
            default -> {}
        }
        return event;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }
}
