package cn.cunkou.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form that may have come back with faults. */
public interface Faulty {
    List<FormFault> faults();

    /** What is wrong with a field, or null. */
    default @Nullable FormFault fault(String field) {
        return faults().stream()
                .filter(fault -> fault.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
