package cn.cunkou.funds;

import cn.cunkou.platform.audit.Audit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the audit trail who tried to pay what rules do not allow. */
@Service
class RefusedPayments {
    private final Audit audit;

    RefusedPayments(Audit audit) {
        this.audit = audit;
    }

    /**
     * Notes a refusal, after everything else of it was undone.
     *
     * @param wanted what was proposed, which Jackson can write
     */
    @Transactional
    public void note(Fund fund, Object wanted, RulesBroken refused) {
        audit.record(
                "支付被规则拒绝",
                Funds.subject(fund),
                null,
                wanted instanceof PaymentsApi.NewPaymentJson json ? json.input() : wanted,
                refused.breaches().stream()
                        .map(breach -> "%s：%s".formatted(breach.label(), breach.words()))
                        .collect(Collectors.joining("；")));
    }
}
