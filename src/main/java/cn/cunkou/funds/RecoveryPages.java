package cn.cunkou.funds;

import cn.cunkou.funds.RecoveriesPage.Paid;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 追缴: what a fund paid for projects that failed their acceptance. */
@Controller
class RecoveryPages {
    private static final String PATH = FundPages.PATH + "/{fund}/recoveries";

    private final Recoveries recoveries;
    private final Funds funds;

    RecoveryPages(Recoveries recoveries, Funds funds) {
        this.recoveries = recoveries;
        this.funds = funds;
    }

    @GetMapping(PATH)
    String list(
            @PathVariable String fund, @RequestParam(defaultValue = "") String done, Model model) {
        var words = done.equals("closed") ? "追缴已了结" : null;
        model.addAttribute("page", page(funds.get(fund), words, List.of()));
        return "funds/recoveries";
    }

    @PostMapping(PATH + "/{id}/close")
    String close(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var found = funds.get(fund);
        try {
            recoveries.waive(found, id, reason);
            return "redirect:%s/%s/recoveries?done=closed".formatted(FundPages.PATH, fund);
        } catch (Problem refused) {
            model.addAttribute("page", page(found, null, FundPages.again(refused, response)));
            return "funds/recoveries";
        }
    }

    private RecoveriesPage page(Fund fund, @Nullable String done, List<FormFault> faults) {
        return new RecoveriesPage(
                fund,
                recoveries.of(fund).stream()
                        .map(one -> new RecoveriesPage.Row(one, paid(fund, one)))
                        .toList(),
                done,
                faults);
    }

    private List<Paid> paid(Fund fund, Recovery recovery) {
        return recoveries.payments(fund, recovery).stream()
                .map(one ->
                        new Paid(
                                one.id().toString(),
                                "%s付%s%s：%s"
                                        .formatted(
                                                one.said().day(),
                                                one.payee().name(),
                                                one.amount(),
                                                one.said().purpose())))
                .toList();
    }
}
