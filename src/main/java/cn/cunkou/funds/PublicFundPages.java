package cn.cunkou.funds;

import cn.cunkou.funds.PublicFunds.PublicFund;
import cn.cunkou.funds.Seals.Seal;
import cn.cunkou.funds.ocds.OpenContracts;
import cn.cunkou.measures.FigurePages;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 资金 for everybody: what came, what went, and the roots of the ledger. */
@Controller
public class PublicFundPages {
    private static final int DAYS = 60;

    private final PublicFunds funds;
    private final Sums sums;
    private final Seals seals;
    private final Plans plans;
    private final Counties counties;
    private final OpenContracts contracts;

    PublicFundPages(
            PublicFunds funds,
            Sums sums,
            Seals seals,
            Plans plans,
            Counties counties,
            OpenContracts contracts) {
        this.funds = funds;
        this.sums = sums;
        this.seals = seals;
        this.plans = plans;
        this.counties = counties;
        this.contracts = contracts;
    }

    @Bean
    static MenuEntry publicFundsMenu() {
        return new MenuEntry(Place.PORTAL, "", 25, "资金", "/funds", "money");
    }

    /** What came from a source or went to a line. */
    public record PublicSum(String label, @Nullable String planned, String amount, String href) {}

    /** One fund; the root is null while nothing is sealed. */
    public record Account(
            PublicFund fund,
            String received,
            String paid,
            String onHand,
            List<PublicSum> sources,
            List<PublicSum> lines,
            @Nullable Seal seal) {}

    /**
     * All funds of a county.
     *
     * @param years for which contracts and payments are there as open data
     */
    public record PublicFundsPage(String place, List<Account> accounts, List<Integer> years) {}

    public record RootsPage(PublicFund fund, List<Seal> roots) {}

    @GetMapping("/funds")
    String list(Model model) {
        var county = counties.home();
        model.addAttribute(
                "page",
                new PublicFundsPage(
                        county.name(),
                        funds.in(county.code()).stream().map(this::account).toList(),
                        contracts.years(county.code())));
        return "funds/public";
    }

    @GetMapping("/funds/{fund}/roots")
    String roots(@PathVariable String fund, Model model) {
        var found = funds.get(fund);
        seals.sealNow(found.id());
        if (!found.division().equals(counties.home().code().digits())) {
            throw Funds.missing();
        }
        model.addAttribute("page", new RootsPage(found, seals.daily(found.id(), DAYS)));
        return "funds/roots";
    }

    private Account account(PublicFund fund) {
        seals.sealNow(fund.id());
        var flows = sums.flows(fund.id(), null);
        var plan =
                fund.plan() == null
                        ? null
                        : plans.find(fund.plan()).map(it -> it.plan()).orElse(null);
        var added = funds.addedNames(fund.id());
        var sources = new ArrayList<PublicSum>();
        names(plan, added, "source:")
                .forEach((id, label) ->
                        sources.add(
                                new PublicSum(
                                        label,
                                        planned(plan, id),
                                        new Money(flows.received(id)).toString(),
                                        figure("funds.received", fund, "source", id))));
        var lines = new ArrayList<PublicSum>();
        names(plan, added, "line:")
                .forEach((id, label) ->
                        lines.add(
                                new PublicSum(
                                        id + " " + label,
                                        planned(plan, id),
                                        new Money(flows.spent(Charter.within(id))).toString(),
                                        figure(
                                                "funds.paid",
                                                fund,
                                                Detail.Spending.depth(id),
                                                id))));
        var all = flows.sources();
        return new Account(
                fund,
                new Money(all.stream().mapToLong(flows::received).sum()).toString(),
                new Money(flows.spent(_ -> true)).toString(),
                new Money(all.stream().mapToLong(flows::onHand).sum()).toString(),
                sources,
                lines,
                seals.last(fund.id(), null).orElse(null));
    }

    private static Map<String, String> names(
            @Nullable Plan plan, Map<String, String> added, String kind) {
        var names = new LinkedHashMap<String, String>();
        if (plan != null) {
            for (var item : plan.items()) {
                if (item instanceof Target target && isOf(target, kind)) {
                    names.put(target.id(), target.label());
                }
            }
        }
        added.entrySet().stream()
                .filter(one -> one.getKey().startsWith(kind))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one ->
                        names.putIfAbsent(one.getKey().substring(kind.length()), one.getValue()));
        return names;
    }

    private static boolean isOf(Target target, String kind) {
        return kind.equals("line:")
                ? target.detail() instanceof Detail.Spending
                : target.detail() instanceof Detail.Money(var total) && !total;
    }

    private static @Nullable String planned(@Nullable Plan plan, String id) {
        return plan == null
                ? null
                : plan.money(id).map(yuan -> Money.ofYuan(yuan).toString()).orElse(null);
    }

    private static String figure(String measure, PublicFund fund, String dimension, String value) {
        return FigurePages.href(
                Question.of(measure, fund.division())
                        .where("fund", fund.id())
                        .where(dimension, value));
    }
}
