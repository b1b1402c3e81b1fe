package cn.cunkou.visibility.documents;

/**
 * One thing that is wrong with a document.
 *
 * @param kind whether the form is broken, a rule beyond it, or whether it is only doubtful
 * @param event which event, from 0; -1 for the document around them
 * @param where a JSON pointer, or {@code line 12} of an XML document
 */
public record Fault(Kind kind, int event, String where, String what) {
    /** Whose rule it breaks. */
    public enum Kind {
        /** The form that schemas describe. */
        FORM,
        /** What the standard says in words. */
        MEANING,
        /** Doubtful, but no reason to refuse it: the sender should know. */
        DOUBT
    }

    /** Whether the event, or the document, is to be refused for it. */
    public boolean refuses() {
        return kind != Kind.DOUBT;
    }
}
