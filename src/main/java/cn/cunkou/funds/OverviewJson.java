package cn.cunkou.funds;

import cn.cunkou.values.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a fund stands, as programs read it; amounts in fen. */
@Schema(name = "FundOverview")
record OverviewJson(
        String id,
        String division,
        @Nullable String plan,
        String title,
        String attribution,
        String bank,
        @Schema(description = "账号后四位") String accountTail,
        @Schema(description = "专人") String responsible,
        LocalDate opened,
        LocalDate asOf,
        List<SourceJson> sources,
        List<LineJson> lines,
        List<RuleJson> rules) {

    @Schema(name = "FundSource")
    record SourceJson(
            String id,
            String label,
            @Schema(description = "方案或文件写的数，没有写为空") @Nullable Long planned,
            long received,
            long spent,
            long onHand,
            @Schema(description = "最早一笔没用的钱放了几天") long idleDays) {}

    @Schema(name = "FundLine")
    record LineJson(
            String id,
            String label,
            boolean leaf,
            long allotted,
            long spent,
            @Schema(description = "合同占用还没付的") long promised,
            long left) {}

    @Schema(name = "FundRule")
    record RuleJson(
            String id,
            String label,
            @Schema(allowableValues = {"kept", "not-yet", "broken", "unclear", "one-by-one"})
                    String state,
            String words) {}

    static OverviewJson of(Overview overview) {
        var fund = overview.fund();
        return new OverviewJson(
                fund.id(),
                fund.division().digits(),
                fund.plan(),
                fund.title(),
                fund.attribution().id(),
                fund.bank(),
                fund.accountTail(),
                fund.responsible(),
                fund.opened(),
                overview.today(),
                overview.sources().stream()
                        .map(source ->
                                new SourceJson(
                                        source.id(),
                                        source.label(),
                                        fen(source.planned()),
                                        source.received().fen(),
                                        source.spent().fen(),
                                        source.onHand().fen(),
                                        source.idleDays()))
                        .toList(),
                overview.lines().stream()
                        .map(line ->
                                new LineJson(
                                        line.id(),
                                        line.label(),
                                        line.isLeaf(),
                                        line.allotted().fen(),
                                        line.spent().fen(),
                                        line.promised().fen(),
                                        line.left().fen()))
                        .toList(),
                overview.rules().stream()
                        .map(rule ->
                                new RuleJson(
                                        rule.id(),
                                        rule.label(),
                                        rule.state()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                        rule.words()))
                        .toList());
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }
}
