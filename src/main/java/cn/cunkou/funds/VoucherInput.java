package cn.cunkou.funds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers to be issued, as somebody filled it in.
 *
 * @param amount yuan, of each
 * @param service what they are good for
 * @param providers ids of bodies that may redeem them
 * @param holders one on a line, with village or body so that namesakes are told apart
 * @param expires the last day on which they are taken
 * @param use source, subjectKind and subject: as of a payment, see {@link ProposalInput}
 */
public record VoucherInput(
        @Nullable String title,
        @Nullable String line,
        @Nullable String amount,
        @Nullable String service,
        @Nullable List<String> providers,
        @Nullable String holders,
        @Nullable String document,
        @Nullable String expires,
        @Nullable String use,
        @Nullable String source,
        @Nullable String subjectKind,
        @Nullable String subject) {
    static final VoucherInput EMPTY =
            new VoucherInput(
                    null, null, null, null, List.of(), null, null, null, null, null, null, null);

    public boolean names(String provider) {
        return providers != null && providers.contains(provider);
    }
}
