package cn.cunkou.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look at a project on the spot.
 *
 * @param inspectors bodies and posts, not persons
 * @param passed {@code catalogue/entry} of the plan's checklists, as are those that failed
 */
public record Inspection(
        UUID id,
        UUID project,
        Kind kind,
        LocalDate day,
        String inspectors,
        String text,
        List<String> passed,
        List<String> failed,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal latitude,
        Stamp recorded) {
    /** Who looks. */
    public enum Kind {
        SUPERVISION("supervision", "监理检查"),
        INSPECTION("inspection", "督查"),
        AUDIT("audit", "审计检查");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static @Nullable Kind read(String id) {
            for (var kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            return null;
        }
    }

    public Inspection {
        passed = List.copyOf(passed);
        failed = List.copyOf(failed);
    }
}
