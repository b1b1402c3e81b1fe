package cn.cunkou.demo;

import cn.cunkou.access.DemoAccounts;
import cn.cunkou.access.Role;
import cn.cunkou.activities.Activities;
import cn.cunkou.disclosure.DisclosurePast;
import cn.cunkou.measures.ExternalSeries;
import cn.cunkou.papers.Papers;
import cn.cunkou.plan.Body;
import cn.cunkou.plan.Checked;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.PlanCheck;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.projects.AcceptanceFailed;
import cn.cunkou.projects.ProjectLoader;
import cn.cunkou.quality.QualityPast;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Facilities;
import cn.cunkou.region.NewVillageList;
import cn.cunkou.region.Sites;
import cn.cunkou.region.VillageList;
import cn.cunkou.region.VillageLists;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Stations;
import cn.cunkou.traceability.TracePast;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.Capture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets up the counties asked for with {@code --demo}, once, before the program says that it is
 * ready.
 */
@Component
class Demo implements ApplicationRunner {
    /** How long before its plan ends a demonstration's clock stands. */
    private static final int DAYS_LEFT = 43;

    private final String wanted;
    private final Path data;
    private final Plans plans;
    private final PlanCheck check;
    private final Counties counties;
    private final Divisions divisions;
    private final VillageLists lists;
    private final Stations stations;
    private final Sites sites;
    private final Facilities facilities;
    private final DemoAccounts accounts;
    private final Registry registry;
    private final Papers papers;
    private final ExternalSeries external;
    private final Activities activities;
    private final OfficerLoader officers;
    private final MoneyLoader money;
    private final ClaimHistory claims;
    private final ProjectLoader projects;
    private final ServiceDays services;
    private final StationDays life;
    private final DisclosurePast disclosure;
    private final TracePast traces;
    private final FarmHistory farms;
    private final QualityPast quality;
    private final Capture capture;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Demo(
            @Value("${cunkou.demo:}") String wanted,
            @Value("${cunkou.data:data}") Path data,
            Plans plans,
            PlanCheck check,
            Counties counties,
            Divisions divisions,
            VillageLists lists,
            Stations stations,
            Sites sites,
            Facilities facilities,
            DemoAccounts accounts,
            Registry registry,
            Papers papers,
            ExternalSeries external,
            Activities activities,
            OfficerLoader officers,
            MoneyLoader money,
            ClaimHistory claims,
            ProjectLoader projects,
            ServiceDays services,
            StationDays life,
            DisclosurePast disclosure,
            TracePast traces,
            FarmHistory farms,
            QualityPast quality,
            Capture capture,
            ApplicationEventPublisher events,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.wanted = wanted;
        this.data = data;
        this.plans = plans;
        this.check = check;
        this.counties = counties;
        this.divisions = divisions;
        this.lists = lists;
        this.stations = stations;
        this.sites = sites;
        this.facilities = facilities;
        this.accounts = accounts;
        this.registry = registry;
        this.papers = papers;
        this.external = external;
        this.activities = activities;
        this.officers = officers;
        this.money = money;
        this.claims = claims;
        this.projects = projects;
        this.services = services;
        this.life = life;
        this.disclosure = disclosure;
        this.traces = traces;
        this.farms = farms;
        this.quality = quality;
        this.capture = capture;
        this.events = events;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (wanted.isEmpty()) {
            return;
        }
        var tokens = new TreeMap<>(kept());
        for (var file : Demonstrations.plans(wanted)) {
            var text = file.getContentAsByteArray();
            var actor = Actor.system("演示数据", Scope.everywhere());
            var opened = Actor.as(actor, () -> transaction.execute(status -> open(text)));
            keep(tokens, Demonstrations.county(file), Objects.requireNonNull(opened));
            // After each county: should the next one fail, nobody could make these keys again.
            if (!tokens.isEmpty()) {
                Files.writeString(
                        keys(),
                        json.writerWithDefaultPrettyPrinter().writeValueAsString(tokens),
                        StandardCharsets.UTF_8);
            }
            if (!opened.isEmpty()) {
                Actor.run(actor, () -> tell(text));
            }
        }
    }

    private Path keys() {
        return data.resolve("demo-tokens.json");
    }

    /** The keys of counties that were set up at an earlier start; nobody can make them again. */
    private Map<String, String> kept() throws IOException {
        return Files.exists(keys())
                ? json.readValue(
                        Files.readString(keys()), new TypeReference<Map<String, String>>() {})
                : Map.of();
    }

    /**
     * Plain keys belong to the first county; with all of them, each has its own too: {@code
     * wuhua/finance}. Who sees all counties has one key under all names.
     */
    private void keep(Map<String, String> tokens, String county, Map<String, String> opened) {
        if (tokens.isEmpty()) {
            tokens.putAll(opened);
        }
        if (wanted.equals("all")) {
            opened.forEach((role, token) -> tokens.put(county + "/" + role, token));
            DemoAccounts.OF_ALL_COUNTIES.forEach(
                    role -> tokens.putIfAbsent(county + "/" + role, tokens.get(role)));
        }
    }

    /** One county, whole or not at all; nothing if its plan was adopted before. */
    Map<String, String> open(byte[] file) {
        if (plans.knows(file)) {
            return Map.of();
        }
        var plan =
                switch (check.check(file)) {
                    case Checked.Sound(var sound) -> sound;
                    case Checked.Broken(var problems) ->
                            throw new IllegalStateException(
                                    "a plan on board is broken: " + problems);
                };
        var isNew = plans.find(plan.id()).isEmpty();
        var today = plan.period().to().minusDays(DAYS_LEFT);
        // First, so that everything has the county's own days.
        counties.activateDemo(plan.division(), today);
        plans.adopt(file);
        if (!isNew) {
            return Map.of();
        }
        var place = counties.find(plan.division()).orElseThrow().kind();
        var towns =
                divisions.children(plan.division(), today).stream()
                        .filter(division -> division.kind() == Division.Kind.TOWN)
                        .toList();
        var villages =
                divisions.villages(plan.division(), Divisions.Base.VILLAGERS_COMMITTEES, today);
        var poor = poorVillages(plan, villages);
        stations.load(StationHistory.of(plan, place, today, towns, villages, poor));
        services.load(plan, today, towns, villages);
        life.load(plan, today, villages);
        FacilityHistory.load(plan, place, today, sites, facilities);
        var bodies = registry.bodies(plan.division());
        papers.load(PaperHistory.of(plan, today, bodies));
        SeriesHistory.load(plan, today, external);
        ListHistory.load(plan, today, villages, lists);
        activities.load(ActivityHistory.of(plan, today, towns, bodies));
        ProductHistory.load(plan, today, towns, traces);
        farms.load(plan, today, towns);
        QualityHistory.load(plan, today, towns, quality, capture);
        officers.load(plan, today, towns, villages, bodies);
        var failed = build(plan, today);
        money.load(plan, today, bodies);
        // Only what was paid before can go back.
        failed.forEach(events::publishEvent);
        DisclosureHistory.load(plan, place, today, bodies, disclosure);
        var keys = accounts.create(plan.division(), towns.getFirst().code(), reporting(plan));
        accounts.account(plan.division(), Role.PRODUCER)
                .ifPresent(account -> farms.hand(plan, account.name()));
        return keys;
    }

    /**
     * Applications come last: figures are counted of what is kept for good, and what a rule of the
     * fund stands in the way of waits on.
     */
    void tell(byte[] file) {
        if (!(check.check(file) instanceof Checked.Sound(var plan))) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            var today = counties.today(plan.division());
            var town =
                    divisions.children(plan.division(), today).stream()
                            .filter(division -> division.kind() == Division.Kind.TOWN)
                            .findFirst()
                            .orElseThrow();
            var villages =
                    divisions.villages(plan.division(), Divisions.Base.VILLAGERS_COMMITTEES, today);
            claims.load(plan, today, ServiceDays.keepers(town, villages));
        });
        claims.pay(plan);
    }

    private List<AcceptanceFailed> build(Plan plan, LocalDate today) {
        var lead = registry.body(plan.division(), plan.lead().name()).orElseThrow().id();
        var firms =
                registry.registerAll(
                        List.of(
                                firm(plan, ProjectHistory.CONTRACTOR),
                                firm(plan, ProjectHistory.SUPERVISOR)));
        var made = ProjectHistory.of(plan, today, lead, firms.getFirst(), firms.getLast());
        papers.load(made.papers());
        return projects.load(plan, made.projects(), "演示数据");
    }

    private static NewParty firm(Plan plan, String name) {
        return new NewParty(plan.division(), Party.Kind.ENTERPRISE, name, null, null);
    }

    /** The body whose reporter is shown: a member of the plan's. */
    private UUID reporting(Plan plan) {
        var member =
                plan.bodies().stream()
                        .filter(body -> body.role() == Body.Role.MEMBER)
                        .findFirst()
                        .orElseGet(plan::lead);
        return registry.body(plan.division(), member.name()).orElseThrow().id();
    }

    private Set<DivisionCode> poorVillages(Plan plan, List<Division> villages) {
        var seed = new Seed(plan.id(), "poor villages");
        var chosen =
                seed.shuffled(villages).subList(0, villages.size() / 8).stream()
                        .map(Division::code)
                        .collect(Collectors.toSet());
        lists.record(
                new NewVillageList(
                        VillageList.Kind.DESIGNATED_POOR,
                        "",
                        plan.division(),
                        LocalDate.of(2016, 5, 1),
                        "演示用贫困村名录（程序生成）",
                        "演示〔2016〕1号",
                        true,
                        chosen.stream()
                                .sorted()
                                .map(village -> new VillageList.Row(village, null))
                                .toList()));
        return chosen;
    }
}
