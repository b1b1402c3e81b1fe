package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Payouts;
import cn.cunkou.funds.Payouts.Recipient;
import cn.cunkou.funds.claims.Claim.Account;
import cn.cunkou.funds.claims.Claim.Whom;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what forms about applications say: whether it can be understood, before any rule. */
@Component
class ClaimCheck {
    private static final int LONGEST_NUMBER = 40;

    /** How many names are offered to whoever typed a part of one. */
    private static final int SIMILAR = 5;

    private final Registry registry;
    private final Stations stations;
    private final StationLists stationLists;
    private final Payouts payouts;

    ClaimCheck(Registry registry, Stations stations, StationLists stationLists, Payouts payouts) {
        this.registry = registry;
        this.stations = stations;
        this.stationLists = stationLists;
        this.payouts = payouts;
    }

    /** Whom an application is opened for, by which day. */
    record Opened(Whom whom, LocalDate judged, Recipient payee) {}

    /** An answer to what a reward asks; no value takes the answer away. */
    record Answer(String name, String label, @Nullable String value) {}

    /** What was filled in. */
    record Filled(
            Recipient payee, @Nullable Account account, @Nullable Money asked, List<Answer> facts) {
        Filled {
            facts = List.copyOf(facts);
        }
    }

    Opened opened(
            Fund fund,
            Reward reward,
            @Nullable String typed,
            @Nullable String day,
            LocalDate today) {
        var faults = new Faults();
        var judged = day(faults, "judged", day, today);
        var text = faults.required("subject", "发给谁", typed, 120);
        var found =
                List.copyOf(
                        reward.rule().subjects().stream()
                                .sorted()
                                .flatMap(kind -> whom(fund, kind, text).stream())
                                // A firm may stand in several registers.
                                .collect(
                                        Collectors.toMap(
                                                Whom::id,
                                                one -> one,
                                                (first, _) -> first,
                                                LinkedHashMap::new))
                                .values());
        if (!text.isEmpty() && found.size() > 1) {
            faults.add("subject", "有%d个「%s」".formatted(found.size(), text), "改填站点编号、统一社会信用代码或手机号");
        } else if (!text.isEmpty() && found.isEmpty()) {
            var similar = similar(fund, reward, text);
            faults.add(
                    "subject",
                    "没有登记过「%s」，或者这项奖补不发给它".formatted(text),
                    similar.isEmpty()
                            ? "先登记主体或站点，再来申请"
                            : "名称里有它的：%s。填其中一个的全称".formatted(String.join("、", similar)));
        }
        if (judged != null && !reward.rule().valid().contains(judged)) {
            var valid = reward.rule().valid();
            faults.add(
                    "judged",
                    "%s不在有效期内".formatted(judged),
                    "填%s至%s的日期".formatted(valid.from(), valid.to()));
        }
        if (faults.any() || judged == null) {
            throw Claims.refused(faults.found());
        }
        var whom = found.getFirst();
        return new Opened(
                whom,
                judged,
                new Recipient(
                        whom.kind() == SubjectKind.STATION ? "station" : "party",
                        UUID.fromString(whom.id()),
                        whom.name(),
                        whom.publicName()));
    }

    private List<Whom> whom(Fund fund, SubjectKind kind, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (kind == SubjectKind.STATION) {
            return stations(fund.division(), text).stream().map(ClaimCheck::whom).toList();
        }
        var party = ClaimRegisters.PARTIES.get(kind);
        return party == null
                ? List.of()
                : parties(fund.division(), party, text).stream()
                        .map(one -> whom(kind, one))
                        .toList();
    }

    private List<Station> stations(DivisionCode county, String text) {
        var id = uuid(text);
        return id.isPresent()
                ? stations.find(id.get()).filter(one -> one.county().equals(county)).stream()
                        .toList()
                : stationLists.called(county, text);
    }

    private List<Party> parties(DivisionCode county, Party.Kind kind, String text) {
        var id = uuid(text);
        return id.isPresent()
                ? registry.party(id.get()).stream()
                        .filter(one -> one.kind() == kind && county.contains(one.division()))
                        .toList()
                : registry.known(county, kind, text);
    }

    /** A few names that hold what was typed, for whoever does not know the whole name. */
    private List<String> similar(Fund fund, Reward reward, String text) {
        return reward.rule().subjects().stream()
                .sorted()
                .flatMap(kind -> similar(fund.division(), kind, text))
                .distinct()
                .limit(SIMILAR)
                .toList();
    }

    private Stream<String> similar(DivisionCode county, SubjectKind kind, String text) {
        if (kind == SubjectKind.STATION) {
            var filter = new StationFilter(county.digits(), null, null, null, text, "name");
            return stationLists.list(filter, new Paged.Request(1, SIMILAR)).rows().stream()
                    .map(one -> "%s（%s）".formatted(one.name(), one.code()));
        }
        var party = ClaimRegisters.PARTIES.get(kind);
        return party == null
                ? Stream.of()
                : registry.parties(county, party, text, SIMILAR).stream().map(Party::name);
    }

    private static Whom whom(Station station) {
        return new Whom(
                SubjectKind.STATION,
                station.id().toString(),
                station.name(),
                station.name(),
                false,
                station.division().digits());
    }

    private static Whom whom(SubjectKind kind, Party party) {
        return new Whom(
                kind,
                party.id().toString(),
                party.name(),
                party.publicName(),
                party.kind().isPersonal(),
                party.division().digits());
    }

    Filled filled(Fund fund, Claim claim, Reward reward, FillInput input) {
        var faults = new Faults();
        var payee = payee(fund, claim, input, faults);
        var account = account(claim, input, faults);
        var asked = money(faults, "asked", input.asked());
        var facts = new ArrayList<Answer>();
        for (var question : Question.of(reward.rule())) {
            if (input.facts().containsKey(question.name())) {
                facts.add(
                        new Answer(
                                question.name(),
                                question.label(),
                                question.read(input.facts().get(question.name()), faults)));
            }
        }
        if (faults.any()) {
            throw Claims.refused(faults.found());
        }
        return new Filled(payee, account, asked, facts);
    }

    private Recipient payee(Fund fund, Claim claim, FillInput input, Faults faults) {
        var text = Faults.given(input.payee());
        if (text == null || text.equals(claim.payee().name())) {
            return claim.payee();
        }
        try {
            return payouts.recipient(fund, text);
        } catch (Problem unknown) {
            faults.addAll(unknown);
            return claim.payee();
        }
    }

    private static @Nullable Account account(Claim claim, FillInput input, Faults faults) {
        var holder = faults.text("holder", input.holder(), 80);
        var bank = faults.text("bank", input.bank(), 80);
        var typed = faults.text("account", input.account(), 60);
        if (holder == null && bank == null && typed == null) {
            return claim.account();
        }
        var known = claim.account();
        var plain = typed == null ? "" : typed.replaceAll("[\\s-]", "");
        // Who does not see the number sends its mask back.
        var number = known != null && plain.equals(known.masked()) ? known.number() : plain;
        if (!number.matches("[0-9]{8,32}")) {
            faults.add("account", typed == null ? "没有填账号" : "「%s」不是账号".formatted(typed), "8到32位数字");
        }
        if (holder == null) {
            faults.add("holder", "没有填户名", "写账户上的户名");
        }
        if (bank == null) {
            faults.add("bank", "没有填开户行", "写到支行");
        }
        return holder == null || bank == null ? null : new Account(holder, bank, number);
    }

    Invoice invoice(Claim claim, InvoiceInput input, LocalDate today) {
        var faults = new Faults();
        var number = faults.required("number", "发票号", input.number(), LONGEST_NUMBER);
        if (!number.isEmpty() && !number.matches("[0-9A-Za-z-]+")) {
            faults.add("number", "「%s」不是发票号".formatted(number), "照发票写数字和字母");
        }
        var seller = faults.required("seller", "销售方", input.seller(), 120);
        var day = Faults.given(input.day()) == null ? null : day(faults, "day", input.day(), today);
        if (Faults.given(input.day()) == null) {
            faults.add("day", "没有填开票日期", "照发票填");
        }
        var kind = Faults.given(input.kind());
        if (kind == null || !Invoice.KINDS.containsKey(kind)) {
            faults.add("kind", "没有选买的是什么", "从列表里选");
        }
        var amount = money(faults, "amount", input.amount());
        if (Faults.given(input.amount()) == null) {
            faults.add("amount", "没有填价税合计", "单位是元");
        }
        if (faults.any() || day == null || kind == null || amount == null) {
            throw Claims.refused(faults.found());
        }
        return new Invoice(claim.id(), number.toUpperCase(Locale.ROOT), seller, day, kind, amount);
    }

    static @Nullable Money money(Faults faults, String field, @Nullable String typed) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        var plain = text.replaceAll("[,，¥￥元\\s]", "");
        if (!plain.matches("[0-9]{1,11}(\\.[0-9]{1,2})?")) {
            faults.add(field, "「%s」不是金额".formatted(text), "单位是元，最多两位小数，例如 1234.50");
            return null;
        }
        var amount = Money.ofYuan(new BigDecimal(plain));
        if (amount.fen() == 0) {
            faults.add(field, "金额要大于零", "单位是元，例如 1234.50");
            return null;
        }
        return amount;
    }

    private static @Nullable LocalDate day(
            Faults faults, String field, @Nullable String typed, LocalDate today) {
        if (Faults.given(typed) == null) {
            return today;
        }
        var day = FormDay.read(faults, field, typed);
        if (day != null && day.isAfter(today)) {
            faults.add(field, "%s还没有到，今天是%s".formatted(day, today), "填今天或以前的日期");
            return null;
        }
        return day;
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
