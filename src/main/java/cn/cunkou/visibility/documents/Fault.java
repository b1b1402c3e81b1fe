package cn.cunkou.visibility.documents;

/**
 * One thing that is wrong with a document.
 *
 * @param kind whether the form is broken or a rule beyond it
 * @param event which event, from 0; -1 for the document around them
 * @param where a JSON pointer, or {@code line 12} of an XML document
 */
public record Fault(Kind kind, int event, String where, String what) {
    /** Whose rule it breaks. */
    public enum Kind {
        /** The form that schemas describe. */
        FORM,
        /** What the standard says in words. */
        MEANING
    }
}
