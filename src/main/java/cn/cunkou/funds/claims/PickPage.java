package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applications to choose from: for a public notice, or for a run of payments.
 *
 * @param isNotice which of the two
 * @param picked what is ticked and chosen
 * @param days for how many working days to show them
 * @param lines budget lines that may pay
 * @param left what could not go further, with the reason
 */
public record PickPage(
        Fund fund,
        boolean isNotice,
        List<ClaimRow> rows,
        Picked picked,
        int days,
        List<Option> lines,
        List<Option> sources,
        List<Left> left,
        List<FormFault> faults) {
    public PickPage {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
        left = List.copyOf(left);
        faults = List.copyOf(faults);
    }

    /**
     * What somebody picked.
     *
     * @param claims null before anybody did, which is all of them
     */
    public record Picked(@Nullable List<UUID> claims, String line, String source) {
        static final Picked ALL = new Picked(null, "", "");

        public boolean holds(ClaimRow row) {
            return claims == null || claims.contains(UUID.fromString(row.id()));
        }
    }

    public @Nullable FormFault fault(String field) {
        return faults.stream().filter(one -> one.field().equals(field)).findFirst().orElse(null);
    }

    public String title() {
        return isNotice ? "发起公示" : "编支付批次";
    }

    public String action() {
        return isNotice ? ClaimPages.PATH + "/show" : ClaimPages.PATH + "/runs/new";
    }
}
