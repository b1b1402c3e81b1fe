package cn.cunkou.funds.ocds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release package of the Open Contracting Data Standard 1.1; names and shapes are the standard's.
 * Amounts are yuan, moments ISO 8601 with their offset.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleasePackage(
        String uri,
        String version,
        String publishedDate,
        Publisher publisher,
        List<Release> releases,
        Links links) {
    record Publisher(String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Links(@Nullable String next, @Nullable String prev) {}

    /** What is known of a contracting process, which is a project, by one of its contracts. */
    record Release(
            String ocid,
            String id,
            String date,
            List<String> tag,
            String initiationType,
            String language,
            List<Party> parties,
            Reference buyer,
            Tender tender,
            List<Award> awards,
            List<Contract> contracts) {}

    record Party(String id, String name, List<String> roles) {}

    record Reference(String id, String name) {}

    record Tender(String id, String title, String description) {}

    record Value(BigDecimal amount, String currency) {
        static Value yuan(long fen) {
            return new Value(BigDecimal.valueOf(fen, 2), "CNY");
        }
    }

    record Award(
            String id,
            String title,
            String status,
            String date,
            Value value,
            List<Reference> suppliers) {}

    record Period(String startDate, String endDate) {}

    record Contract(
            String id,
            String awardID,
            String title,
            String status,
            Period period,
            Value value,
            String dateSigned,
            Implementation implementation) {}

    record Implementation(List<Transaction> transactions) {}

    /**
     * An entry of the ledger; money that was clawed back is less than nothing.
     *
     * @param source where people read how to check the ledger
     * @param uri where programs get the proof that the entry stands in it
     */
    record Transaction(
            String id,
            String source,
            String uri,
            String date,
            Value value,
            Reference payer,
            Reference payee) {}
}
