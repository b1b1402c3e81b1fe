package cn.cunkou.disclosure;

import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A record as it was handed out to be copied to other sites.
 *
 * @param section {@code catalogue/entry}
 * @param href address of the record on this site
 * @param digest SHA-256 of what the record said
 * @param sha256 of the archive, in the store of files
 * @param postings where it was put up; the latest first
 */
public record Snapshot(
        UUID id,
        DivisionCode county,
        String section,
        String href,
        String title,
        String digest,
        String sha256,
        long size,
        Instant madeAt,
        String madeBy,
        List<Posting> postings) {
    public Snapshot {
        postings = List.copyOf(postings);
    }

    /** Where it was put up, and when. */
    public record Posting(UUID id, Channel channel, String address, Instant at, String by) {}

    /** On what kind of site. */
    public enum Channel {
        WEBSITE("website", "政府网站"),
        WECHAT("wechat", "公众号"),
        OTHER("other", "其他");

        private final String id;
        private final String label;

        Channel(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Channel of(String id) {
            for (var channel : values()) {
                if (channel.id.equals(id)) {
                    return channel;
                }
            }
            throw new IllegalArgumentException("no channel: " + id);
        }
    }
}
