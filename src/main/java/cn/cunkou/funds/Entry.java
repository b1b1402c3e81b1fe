package cn.cunkou.funds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One transfer in a ledger: so many fen from one account to another. It never changes.
 *
 * @param number in its ledger, from 1 without gaps
 * @param fen more than nothing
 * @param document 文号, or the SHA-256 of each paper of a payment
 */
record Entry(
        String fund,
        long number,
        UUID id,
        String division,
        LocalDate day,
        Kind kind,
        String from,
        String to,
        long fen,
        About about,
        String purpose,
        String document,
        Instant recordedAt,
        String recordedBy) {

    /** What sort of transfer it is. */
    enum Kind {
        RECEIPT("receipt", "到账"),
        ALLOCATION("allocation", "下达预算"),
        ADJUSTMENT("adjustment", "预算调剂"),
        COMMITMENT("commitment", "签约占用"),
        RELEASE("release", "释放占用"),
        PAYMENT("payment", "支付"),
        CLAW_BACK("claw-back", "追缴"),
        RETURN("return", "退回结余"),
        CORRECTION("correction", "更正");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        String id() {
            return id;
        }

        String label() {
            return label;
        }

        /**
         * The kind with that id.
         *
         * @throws IllegalArgumentException when there is none
         */
        static Kind of(String id) {
            return Stream.of(values())
                    .filter(kind -> kind.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of entry: " + id));
        }
    }

    /**
     * What it is about; every report is a sum over these.
     *
     * @param payeeName without the name of a person
     * @param place the village or town of the subject
     * @param commitment the promise that it makes, uses or lets go
     * @param contract id of a contract of projects, or its name where there is none
     * @param milestone id of a milestone of projects
     * @param corrects the entry that it takes back
     * @param cause the record that it follows from, such as {@code recovery:ID}
     */
    record About(
            @Nullable String source,
            @Nullable String line,
            @Nullable String use,
            @Nullable String payeeKind,
            @Nullable UUID payee,
            @Nullable String payeeName,
            @Nullable String subjectKind,
            @Nullable String subject,
            @Nullable String place,
            @Nullable String contract,
            @Nullable String milestone,
            @Nullable UUID commitment,
            @Nullable String reward,
            @Nullable UUID payment,
            @Nullable UUID corrects,
            @Nullable String cause) {
        static About source(String source) {
            return new About(
                    source, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null);
        }

        static About line(String line) {
            return new About(
                    null, line, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null);
        }

        static About promise(String line, UUID commitment, @Nullable String contract) {
            return new About(
                    null,
                    line,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    contract,
                    null,
                    commitment,
                    null,
                    null,
                    null,
                    null);
        }

        About from(String other) {
            return with(other, corrects, cause);
        }

        About takingBack(UUID entry) {
            return with(source, entry, cause);
        }

        About because(@Nullable String record) {
            return with(source, corrects, record);
        }

        private About with(
                @Nullable String source, @Nullable UUID corrects, @Nullable String cause) {
            return new About(
                    source,
                    line,
                    use,
                    payeeKind,
                    payee,
                    payeeName,
                    subjectKind,
                    subject,
                    place,
                    contract,
                    milestone,
                    commitment,
                    reward,
                    payment,
                    corrects,
                    cause);
        }
    }

    /**
     * As much of one as sums need.
     *
     * @param vouchers whether vouchers are behind it
     */
    record Moved(
            long number,
            UUID id,
            int year,
            String from,
            String to,
            long fen,
            @Nullable String source,
            @Nullable String line,
            @Nullable String subjectKind,
            @Nullable String subject,
            @Nullable String place,
            @Nullable UUID commitment,
            @Nullable String reward,
            @Nullable UUID payment,
            boolean vouchers) {
        static Moved of(Entry entry) {
            var about = entry.about();
            return new Moved(
                    entry.number(),
                    entry.id(),
                    entry.day().getYear(),
                    entry.from(),
                    entry.to(),
                    entry.fen(),
                    about.source(),
                    about.line(),
                    about.subjectKind(),
                    about.subject(),
                    about.place(),
                    about.commitment(),
                    about.reward(),
                    about.payment(),
                    about.cause() != null && about.cause().startsWith(Vouchers.CAUSE));
        }
    }

    /** One that is not in the ledger yet. */
    record Draft(
            LocalDate day,
            Kind kind,
            String from,
            String to,
            long fen,
            About about,
            String purpose,
            String document) {
        /**
         * @throws IllegalArgumentException when nothing is moved, or to where it was
         */
        Draft {
            if (fen <= 0 || from.equals(to)) {
                throw new IllegalArgumentException(
                        "no transfer: %d fen from %s to %s".formatted(fen, from, to));
            }
        }
    }
}
