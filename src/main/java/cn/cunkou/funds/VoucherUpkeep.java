package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back to their lines what expired vouchers were promised. */
@Configuration(proxyBeanMethods = false)
class VoucherUpkeep {
    @Bean
    RecurringTask<Void> expiringVouchers(
            Vouchers vouchers, Counties counties, TransactionTemplate transaction) {
        return Tasks.recurring("funds-vouchers", FixedDelay.ofHours(1))
                .execute((_, _) -> {
                    var everywhere = Actor.system("券过期", Scope.everywhere());
                    var served =
                            Objects.requireNonNull(
                                    Actor.as(
                                            everywhere,
                                            () -> transaction.execute(_ -> counties.all())));
                    for (var county : served) {
                        Actor.run(
                                Actor.system("券过期", Scope.of(county.code().digits())),
                                () -> vouchers.expire(county.code()));
                    }
                });
    }
}
