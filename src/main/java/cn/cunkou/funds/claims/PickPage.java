package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import java.util.List;

/**
 * Applications to choose from: for a public notice, or for a run of payments.
 *
 * @param isNotice which of the two
 * @param days for how many working days to show them
 * @param lines budget lines that may pay
 * @param left what could not go further, with the reason
 */
public record PickPage(
        Fund fund,
        boolean isNotice,
        List<ClaimRow> rows,
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

    public String title() {
        return isNotice ? "发起公示" : "编支付批次";
    }

    public String action() {
        return isNotice ? ClaimPages.PATH + "/show" : ClaimPages.PATH + "/runs/new";
    }
}
