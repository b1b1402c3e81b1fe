package cn.cunkou.visibility.documents;

import java.util.ArrayList;
import java.util.List;

/** The faults of one document, as many as are told. */
final class Findings {
    private final List<Fault> faults = new ArrayList<>();
    private final int most;
    private int event = -1;

    Findings(int most) {
        this.most = most;
    }

    /** What follows is about this event, from 0; -1: about the document. */
    void about(int event) {
        this.event = event;
    }

    void form(Place place, String what) {
        add(Fault.Kind.FORM, place.pointer(), what);
    }

    void meaning(Place place, String what) {
        add(Fault.Kind.MEANING, place.pointer(), what);
    }

    void doubt(Place place, String what) {
        add(Fault.Kind.DOUBT, place.pointer(), what);
    }

    void form(int line, String what) {
        add(Fault.Kind.FORM, "line " + line, what);
    }

    /** The same fault, told with the line where its event begins. */
    void at(int line, Fault fault) {
        add(fault.kind(), "line " + line + " " + fault.where(), fault.what());
    }

    private void add(Fault.Kind kind, String where, String what) {
        if (faults.size() < most) {
            faults.add(new Fault(kind, event, where, what));
        }
    }

    /** As much of a text as fits into a sentence. */
    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
