package cn.cunkou.platform.imports;

import java.util.List;

/** What became of reading an uploaded file: a table, or every reason why there is none. */
public sealed interface Reading permits Table, Reading.Refused {

    /** The file was not taken; nothing of it was read. */
    record Refused(List<Refusal> refusals) implements Reading {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
