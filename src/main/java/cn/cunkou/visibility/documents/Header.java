package cn.cunkou.visibility.documents;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a document says about itself; every part may be missing.
 *
 * @param id its own URI
 * @param schemaVersion as written, {@code 2.0}
 * @param creationDate as written
 * @param sender identifier as written
 * @param receiver identifier as written
 * @param instanceIdentifier the sender's number for it
 * @param queryName of the answer to a query
 * @param subscriptionID of the answer to a query
 * @param masterData {@code {"vocabularyList": […]}} in the form of EPCIS 2.0 JSON
 */
public record Header(
        @Nullable String id,
        @Nullable String schemaVersion,
        @Nullable String creationDate,
        @Nullable String sender,
        @Nullable String receiver,
        @Nullable String instanceIdentifier,
        @Nullable String queryName,
        @Nullable String subscriptionID,
        @Nullable ObjectNode masterData) {

    public static final Header NONE =
            new Header(null, null, null, null, null, null, null, null, null);

    /** Master data that came with no document. */
    public static Header of(ObjectNode masterData) {
        return new Header(null, null, null, null, null, null, null, null, masterData);
    }

    /** For a document that we write for capture elsewhere. */
    public static Header of(String creationDate) {
        return new Header(null, "2.0", creationDate, null, null, null, null, null, null);
    }

    /** For the answer to a query. */
    public static Header ofResults(
            String creationDate, String queryName, @Nullable String subscriptionID) {
        return new Header(
                null, "2.0", creationDate, null, null, null, queryName, subscriptionID, null);
    }
}
