package cn.cunkou.visibility;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a document that was handed in.
 *
 * @param success whether nothing has gone wrong so far
 * @param stored events that were new and are stored
 * @param errors what went wrong with which event
 */
record CaptureJob(
        UUID id,
        Instant createdAt,
        @Nullable Instant finishedAt,
        boolean success,
        Behaviour behaviour,
        int stored,
        List<Error> errors) {

    /** What is done with the good events of a document in which not all are good. */
    enum Behaviour {
        /** They are not stored. */
        ROLLBACK,
        /** They are stored. */
        PROCEED;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /**
         * @throws EpcisProblem when it is none
         */
        static Behaviour of(@Nullable String header) {
            return switch (header == null ? "rollback" : header.strip()) {
                case "rollback" -> ROLLBACK;
                case "proceed" -> PROCEED;
                default ->
                        throw EpcisProblem.invalid(
                                "请求头GS1-Capture-Error-Behaviour只能是rollback或proceed。", List.of());
            };
        }
    }

    /** In the form of a problem. */
    record Error(String type, String title, int status, String detail, @Nullable String instance) {}

    /** As a program sees it. */
    record Shown(
            String captureID,
            Instant createdAt,
            @com.fasterxml.jackson.annotation.JsonInclude(
                            com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
                    @Nullable Instant finishedAt,
            boolean running,
            boolean success,
            String captureErrorBehaviour,
            int eventsStored,
            List<Error> errors) {}

    Shown shown() {
        return new Shown(
                id.toString(),
                createdAt,
                finishedAt,
                finishedAt == null,
                success,
                behaviour.id(),
                stored,
                errors);
    }
}
