package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import java.util.List;

/**
 * A register that has something to show in public where a plan asks for it: {@code shows: {records:
 * [projects]}} in a class of its column asks the one whose word is {@code projects}. A module with
 * such a register contributes one as a bean; it gives what everybody may know and nothing else.
 */
public interface PublicRecords {
    /**
     * The word in plans; one of {@code plan}, {@code progress}, {@code projects}, {@code funds},
     * {@code notices}.
     */
    String word();

    /** What the county has there, in the order that a page shows it. */
    List<PublicRecord> of(DivisionCode county);
}
