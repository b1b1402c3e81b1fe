package cn.cunkou.visibility;

import cn.cunkou.platform.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with the parameters of a query, one fault of each, to be told at once. */
final class ParameterFaults {
    private final Map<String, Problem.Fault> found = new LinkedHashMap<>();

    /** Reads something; null, and a fault more, where that fails. */
    <T> @Nullable T of(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (EpcisProblem wrong) {
            if (wrong.faults().isEmpty()) {
                throw wrong;
            }
            wrong.faults().forEach(fault -> found.putIfAbsent(fault.field(), fault));
            return null;
        }
    }

    /** The same for what only checks. */
    void in(Runnable check) {
        of(() -> {
            check.run();
            return true;
        });
    }

    /**
     * @throws EpcisProblem with all that was found; none, and nothing happens
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw EpcisProblem.parameters(List.copyOf(found.values()));
        }
    }
}
