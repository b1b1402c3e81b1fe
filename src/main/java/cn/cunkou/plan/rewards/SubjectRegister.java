package cn.cunkou.plan.rewards;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The register of one kind of subject, kept by the module that knows them. What it says of each is
 * declared in the module's file {@code KIND.attributes.txt}.
 */
public interface SubjectRegister {
    SubjectKind kind();

    /** Whether it knows all there are; false where it knows only those who asked for money. */
    default boolean isWhole() {
        return true;
    }

    /** All subjects that a county had on a day, as they were then. */
    List<Registered> in(DivisionCode county, LocalDate day);

    /**
     * One of them.
     *
     * @param attributes by their declared names
     */
    record Registered(Subject subject, Map<String, Fact> attributes) {
        public Registered {
            attributes = Map.copyOf(attributes);
        }
    }
}
