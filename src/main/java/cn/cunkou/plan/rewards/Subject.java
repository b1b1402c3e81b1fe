package cn.cunkou.plan.rewards;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that a reward may be for.
 *
 * @param division the village, town or county it belongs to
 * @param start the day it opened, was founded or entered; null when not known
 * @param household that it belongs to; null when not known
 * @param applied the day it asked for the reward; null when it has not, or nobody wrote it down
 */
public record Subject(
        SubjectKind kind,
        String id,
        String name,
        DivisionCode division,
        @Nullable LocalDate start,
        @Nullable String household,
        @Nullable LocalDate applied) {

    /** The code of the village, town or county it is in; null when it belongs to none. */
    @Nullable String place(Term.About about) {
        var digits = division.digits();
        var wanted =
                switch (about) {
                    case SUBJECT -> digits.length();
                    case VILLAGE -> 12;
                    case TOWN -> 9;
                    case COUNTY -> 6;
                };
        return digits.length() < wanted ? null : digits.substring(0, wanted);
    }
}
