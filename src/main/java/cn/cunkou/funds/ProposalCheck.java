package cn.cunkou.funds;

import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.funds.Proposal.Subject;
import cn.cunkou.papers.Paper;
import cn.cunkou.papers.PaperFilter;
import cn.cunkou.papers.PaperLists;
import cn.cunkou.plan.MoneyWords;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a proposed payment: whether it can be understood at all, before any rule. */
@Component
class ProposalCheck {
    /** For whom or what a payment may be. */
    static final Set<String> SUBJECTS =
            Set.of("village", "town", "station", "enterprise", "project");

    /** What tells apart those who bear the same name. */
    static final String NUMBERS = "改填站点编号、统一社会信用代码或手机号";

    private final Registry registry;
    private final Stations stations;
    private final StationLists stationLists;
    private final PaperLists papers;
    private final Divisions divisions;
    private final Counties counties;
    private final NamedContracts contracts;

    ProposalCheck(
            Registry registry,
            Stations stations,
            StationLists stationLists,
            PaperLists papers,
            Divisions divisions,
            Counties counties,
            NamedContracts contracts) {
        this.registry = registry;
        this.stations = stations;
        this.stationLists = stationLists;
        this.papers = papers;
        this.divisions = divisions;
        this.counties = counties;
        this.contracts = contracts;
    }

    /**
     * The payment that was meant.
     *
     * @param files how many files come with it
     * @throws Problem with everything that cannot be understood
     */
    Proposal read(Charter charter, ProposalInput input, int files) {
        var faults = new MoneyFaults();
        var county = charter.fund().division();
        var line = line(charter, input.line(), faults);
        var amount = faults.amount("amount", input.amount());
        var day = faults.day("day", input.day(), counties.today(county));
        var payee = payee(county, input.payee(), faults);
        var use = use(input.use(), faults);
        var subject = subject(county, input, payee, faults);
        var purpose = faults.requiredLines("purpose", "用途", input.purpose(), 500);
        var source = source(charter, input.source(), faults);
        var investment = investment(input, faults);
        var commitment = id("commitment", input.commitment(), faults);
        var reward = reward(charter, input.reward(), subject, faults);
        var named = contracts.read(county, input.contract(), input.milestone(), faults);
        if (commitment == null && line != null) {
            commitment =
                    contracts
                            .promise(charter.fund().id(), line, named.contract())
                            .map(EntryLists.Commitment::id)
                            .orElse(null);
        }
        var registered = papers(county, input.papers(), faults);
        if (faults.any()
                || line == null
                || amount == null
                || day == null
                || payee == null
                || use == null) {
            throw Problem.badRequest("有%d处填写有误：".formatted(faults.found().size()), faults.found());
        }
        return new Proposal(
                line,
                amount,
                day,
                payee,
                use,
                subject,
                purpose,
                source,
                investment,
                named.contract(),
                named.milestone(),
                commitment,
                reward,
                registered,
                files);
    }

    private static @Nullable String line(
            Charter charter, @Nullable String typed, MoneyFaults faults) {
        var id = Faults.given(typed);
        var line = id == null ? Optional.<Charter.Line>empty() : charter.line(id);
        if (line.isEmpty() || !line.get().isLeaf()) {
            faults.add(
                    "line",
                    id == null
                            ? "没有选预算项"
                            : line.isEmpty() ? "没有预算项" + id : "预算项%s下面还分了项".formatted(id),
                    "选到最细的一级："
                            + String.join(
                                    "、", charter.leaves().stream().map(Charter.Line::id).toList()));
            return null;
        }
        return id;
    }

    private static @Nullable String use(@Nullable String typed, MoneyFaults faults) {
        var use = Objects.requireNonNullElse(Faults.given(typed), Proposal.ORDINARY);
        if (!use.equals(Proposal.ORDINARY) && !MoneyWords.USES.containsKey(use)) {
            faults.add(
                    "use",
                    "没有「%s」这种用途".formatted(use),
                    "可选：ordinary、"
                            + String.join(
                                    "、", MoneyWords.USES.keySet().stream().sorted().toList()));
            return null;
        }
        return use;
    }

    private static @Nullable String source(
            Charter charter, @Nullable String typed, MoneyFaults faults) {
        var id = Faults.given(typed);
        if (id != null && charter.source(id).isEmpty()) {
            faults.add(
                    "source",
                    "没有资金来源" + id,
                    "可选："
                            + String.join(
                                    "、",
                                    charter.sources().stream().map(Charter.Source::id).toList()));
        }
        return id;
    }

    private static Investment investment(ProposalInput input, MoneyFaults faults) {
        var excluded =
                Objects.requireNonNullElse(input.excluded(), List.<String>of()).stream()
                        .filter(kind -> !kind.isBlank())
                        .toList();
        for (var kind : excluded) {
            if (!MoneyWords.COSTS.containsKey(kind)) {
                faults.add(
                        "excluded",
                        "没有「%s」这种费用".formatted(kind),
                        "可选："
                                + String.join(
                                        "、", MoneyWords.COSTS.keySet().stream().sorted().toList()));
            }
        }
        return new Investment(
                faults.maybeAmount("eligible", input.eligible()),
                excluded,
                faults.maybeAmount("guide", input.guide()));
    }

    private static @Nullable String reward(
            Charter charter, @Nullable String typed, @Nullable Subject subject, Faults faults) {
        var id = Faults.given(typed);
        if (id == null) {
            return null;
        }
        if (charter.rewards().stream().noneMatch(reward -> reward.id().equals(id))) {
            faults.add("reward", "方案没有奖励" + id, "核对奖励的编号");
        } else if (subject == null) {
            faults.add("subject", "奖励要写明发给谁", "选站点、企业等，再选是哪一个");
        }
        return id;
    }

    @Nullable Payee payee(DivisionCode county, @Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            faults.add("payee", "没有填收款方", "填单位、企业、个人的登记名称，或站点编号");
            return null;
        }
        var found = payees(county, text);
        if (found.size() != 1) {
            faults.add(
                    "payee",
                    found.isEmpty()
                            ? "没有登记过「%s」".formatted(text)
                            : "有%d个「%s」".formatted(found.size(), text),
                    found.isEmpty() ? "先在主体里登记，再来申请" : NUMBERS);
            return null;
        }
        return found.getFirst();
    }

    private List<Payee> payees(DivisionCode county, String text) {
        var id = uuid(text);
        if (id.isPresent()) {
            return Stream.of(
                            registry.body(id.get()).map(ProposalCheck::payee),
                            registry.party(id.get()).map(ProposalCheck::payee),
                            stations.find(id.get()).map(ProposalCheck::payee))
                    .flatMap(Optional::stream)
                    .toList();
        }
        var found = new ArrayList<Payee>();
        registry.bodies(county).stream()
                .filter(body -> body.name().equals(text))
                .map(ProposalCheck::payee)
                .forEach(found::add);
        parties(county, text).stream().map(ProposalCheck::payee).forEach(found::add);
        stationLists.called(county, text).stream().map(ProposalCheck::payee).forEach(found::add);
        return found;
    }

    private List<Party> parties(DivisionCode county, String typed) {
        return Stream.of(Party.Kind.values())
                .flatMap(kind -> registry.known(county, kind, typed).stream())
                .toList();
    }

    private Optional<Station> onlyStation(DivisionCode county, String text) {
        var found = stationLists.called(county, text);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Payee payee(cn.cunkou.registry.Body body) {
        return new Payee("body", body.id(), body.name(), body.name());
    }

    private static Payee payee(Party party) {
        return new Payee("party", party.id(), party.name(), party.publicName());
    }

    private static Payee payee(Station station) {
        return new Payee("station", station.id(), station.name(), station.name());
    }

    private @Nullable Subject subject(
            DivisionCode county, ProposalInput input, @Nullable Payee payee, Faults faults) {
        var kind = Faults.given(input.subjectKind());
        var text = Faults.given(input.subject());
        if (kind == null && text == null) {
            return payee != null && payee.kind().equals("station")
                    ? stations.find(payee.id()).map(ProposalCheck::subject).orElse(null)
                    : null;
        }
        if (kind == null || !SUBJECTS.contains(kind)) {
            faults.add("subjectKind", "没有写付给或用于哪一类", "可选：village、town、station、enterprise、project");
            return null;
        }
        if (text == null) {
            faults.add("subject", "没有写是哪一个", "村、镇填区划代码，站点、企业填编号或名称，项目填名称");
            return null;
        }
        var subject =
                switch (kind) {
                    case "village", "town" -> place(county, kind, text);
                    case "station" ->
                            uuid(text)
                                    .flatMap(stations::find)
                                    .or(() -> onlyStation(county, text))
                                    .map(ProposalCheck::subject)
                                    .orElse(null);
                    case "enterprise" -> enterprise(county, text);
                    default -> new Subject("project", text, text, null);
                };
        if (subject == null) {
            faults.add("subject", "没有找到「%s」，或者不止一个".formatted(text), "村、镇填区划代码，站点、企业填编号或名称，同名的填编号");
        }
        return subject;
    }

    private @Nullable Subject place(DivisionCode county, String kind, String text) {
        var wanted = kind.equals("village") ? 12 : 9;
        if (!DivisionCode.isValid(text)
                || text.length() != wanted
                || !text.startsWith(county.digits())) {
            return null;
        }
        Gazetteer names = divisions.gazetteer(county, counties.today(county));
        var code = DivisionCode.of(text);
        return names.find(code).isEmpty() ? null : new Subject(kind, text, names.place(code), text);
    }

    private static Subject subject(Station station) {
        return new Subject(
                "station", station.id().toString(), station.name(), station.division().digits());
    }

    private @Nullable Subject enterprise(DivisionCode county, String text) {
        var found =
                uuid(text).isPresent()
                        ? registry.party(uuid(text).get()).stream().toList()
                        : parties(county, text);
        return found.size() == 1
                ? new Subject(
                        "enterprise",
                        found.getFirst().id().toString(),
                        found.getFirst().name(),
                        found.getFirst().division().digits())
                : null;
    }

    private List<UUID> papers(DivisionCode county, @Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return List.of();
        }
        var found = new ArrayList<UUID>();
        for (var one : text.split("[,，;；\\n]+")) {
            var word = one.strip();
            if (word.isEmpty()) {
                continue;
            }
            var paper = paper(county, word);
            if (paper.isPresent()) {
                found.add(paper.get());
            } else {
                faults.add("papers", "公文登记里没有「%s」".formatted(word), "填文号、完整标题或编号，几份用逗号分开");
            }
        }
        return found;
    }

    /** The one standing paper of a county with that 文号, title or id. */
    private Optional<UUID> paper(DivisionCode county, String typed) {
        var words = uuid(typed).isPresent() ? "" : typed;
        var filter = new PaperFilter(county.digits(), "", "", "", "", "", "", words);
        var all =
                words.isEmpty()
                        ? papers.everything(filter)
                        : papers.list(filter, new Paged.Request(1, 50)).rows();
        var found =
                all.stream()
                        .filter(paper ->
                                typed.equals(paper.number())
                                        || typed.equals(paper.title())
                                        || typed.equals(paper.id().toString()))
                        .map(Paper::id)
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static @Nullable UUID id(String field, @Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text != null && uuid(text).isEmpty()) {
            faults.add(field, "「%s」不是编号".formatted(text), "从列表里选");
        }
        return text == null ? null : uuid(text).orElse(null);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
