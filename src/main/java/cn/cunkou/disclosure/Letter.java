package cn.cunkou.disclosure;

import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion or a report of wrongdoing. Of whoever wrote it nothing is known but what they wrote;
 * the day it came is kept, not the hour.
 *
 * @param number of the receipt
 * @param about address of the public page that it was written from
 * @param concerns the body that it is about, where that is known
 * @param referred whether the leading body deals with a report
 * @param due the last day for an answer
 * @param steps what came of it, the earliest first
 */
public record Letter(
        UUID id,
        DivisionCode division,
        String number,
        Kind kind,
        @Nullable String about,
        @Nullable Concerned concerns,
        boolean referred,
        String said,
        @Nullable String name,
        @Nullable String contact,
        LocalDate day,
        LocalDate due,
        List<Attached> files,
        List<Step> steps) {
    public Letter {
        files = List.copyOf(files);
        steps = List.copyOf(steps);
    }

    /** What somebody writes. */
    public enum Kind {
        OPINION("opinion", "意见"),
        /** A report of wrongdoing. */
        REPORT("report", "举报");

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

        static @Nullable Kind of(@Nullable String id) {
            for (var kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /**
     * The body that a letter is about.
     *
     * @param lead whether it leads the programme
     */
    public record Concerned(UUID id, String name, boolean lead) {}

    /** A picture or paper that came with it, under a name given here. */
    public record Attached(UUID id, String name) {}

    /**
     * One thing that came of it.
     *
     * @param shown whether everybody may read the answer, with the summary of the matter
     * @param at null for what whoever wrote it added
     */
    public record Step(
            What what,
            String said,
            boolean shown,
            String summary,
            LocalDate day,
            @Nullable Instant at,
            @Nullable String by) {
        /** What was done. */
        public enum What {
            ADDED("added", "写信人补充"),
            ANSWERED("answered", "答复"),
            REFERRED("referred", "转牵头单位办理"),
            /** For those who deal with it alone. */
            NOTED("noted", "内部记录");

            private final String id;
            private final String label;

            What(String id, String label) {
                this.id = id;
                this.label = label;
            }

            public String id() {
                return id;
            }

            public String label() {
                return label;
            }

            static What of(String id) {
                for (var what : values()) {
                    if (what.id.equals(id)) {
                        return what;
                    }
                }
                throw new IllegalArgumentException("no step of a letter: " + id);
            }
        }
    }

    /** Whether it was answered, and nothing was added since. */
    public boolean isAnswered() {
        var answered = false;
        for (var step : steps) {
            answered =
                    switch (step.what()) {
                        case ANSWERED -> true;
                        case ADDED -> false;
                        case REFERRED, NOTED -> answered;
                    };
        }
        return answered;
    }

    public boolean isOverdue(LocalDate today) {
        return !isAnswered() && today.isAfter(due);
    }

    /** What whoever wrote it may read of what came of it. */
    public List<Step> told() {
        return steps.stream().filter(step -> step.what() != Step.What.NOTED).toList();
    }

    /** 承诺事项, 服务站 … or nothing: what kind of page it was written from. */
    public String aboutWords() {
        return About.words(about);
    }
}
