package cn.cunkou.access;

import static cn.cunkou.access.Door.always;
import static cn.cunkou.access.Door.beforeSetUp;
import static cn.cunkou.access.Door.everybody;
import static cn.cunkou.access.Door.roles;
import static cn.cunkou.access.Door.signedIn;
import static cn.cunkou.access.Role.ADMINISTRATOR;
import static cn.cunkou.access.Role.AUDITOR;
import static cn.cunkou.access.Role.BODY_REPORTER;
import static cn.cunkou.access.Role.BUREAU_OFFICER;
import static cn.cunkou.access.Role.FINANCE;
import static cn.cunkou.access.Role.INFORMATION_OFFICER;
import static cn.cunkou.access.Role.INTEGRATOR;
import static cn.cunkou.access.Role.OPERATOR_STAFF;
import static cn.cunkou.access.Role.PRODUCER;
import static cn.cunkou.access.Role.STATION_KEEPER;
import static cn.cunkou.access.Role.SUPERVISOR;
import static cn.cunkou.access.Role.TOWN_OFFICER;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Doorkeeper;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * Who may do what, by address. The first line that fits decides; an address without a line does not
 * exist. A page of the console is about one county, also for those who have several, unless its
 * line says that it goes across them. {@code GET} includes {@code HEAD}, and under {@code /epcis}
 * {@code OPTIONS}. Tokens enter what lies under {@code /api} and {@code /epcis} and what is public.
 */
@Component
class Doors implements Doorkeeper {
    /** Everybody who works with the console. */
    private static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(INTEGRATOR));

    /** Those who see all of the county's work, not a single station's or village's. */
    private static final Set<Role> OFFICES =
            EnumSet.complementOf(
                    EnumSet.of(INTEGRATOR, STATION_KEEPER, INFORMATION_OFFICER, PRODUCER));

    private static final Set<Role> INFORMATION_OFFICERS = EnumSet.of(INFORMATION_OFFICER);

    private static final Set<Role> KEEPERS = EnumSet.of(STATION_KEEPER);

    /** Those who keep the register of stations. */
    private static final Set<Role> REGISTRARS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, OPERATOR_STAFF, TOWN_OFFICER);

    /** Those who hand in tables; each kind of table says for which places whom it lets. */
    private static final Set<Role> IMPORTERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, OPERATOR_STAFF, TOWN_OFFICER, FINANCE);

    /** Those who register papers and activities, each for the bodies they may write for. */
    private static final Set<Role> CLERKS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, BODY_REPORTER, TOWN_OFFICER);

    /** Those who decide for the county. */
    private static final Set<Role> DECIDERS = EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER);

    /**
     * Those who take over figures that others publish, and deal with what is reported, each for
     * their own divisions.
     */
    private static final Set<Role> RECORDERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, TOWN_OFFICER);

    /** Those who urge bodies on. */
    private static final Set<Role> URGERS = EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, SUPERVISOR);

    /** Those who answer for a body; for which one is held by what they may write. */
    private static final Set<Role> ANSWERERS =
            EnumSet.of(BODY_REPORTER, BUREAU_OFFICER, TOWN_OFFICER);

    /** Those who prepare, check and watch payments. */
    private static final Set<Role> PAYMASTERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, FINANCE, AUDITOR, SUPERVISOR);

    /** Those who see the ledgers of special money. */
    private static final Set<Role> LEDGER_READERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, OPERATOR_STAFF, FINANCE, AUDITOR, SUPERVISOR);

    /** Those who may want money paid. */
    private static final Set<Role> PROPOSERS = EnumSet.of(BUREAU_OFFICER, OPERATOR_STAFF, FINANCE);

    /** The same, and programs of others that hand payments in. */
    private static final Set<Role> PROPOSING_PROGRAMS =
            EnumSet.of(BUREAU_OFFICER, OPERATOR_STAFF, FINANCE, INTEGRATOR);

    /** Those who see the ledgers, and programs of others. */
    private static final Set<Role> LEDGER_PROGRAMS =
            EnumSet.of(
                    ADMINISTRATOR,
                    BUREAU_OFFICER,
                    OPERATOR_STAFF,
                    FINANCE,
                    AUDITOR,
                    SUPERVISOR,
                    INTEGRATOR);

    /** Those who enter what comes in and how it is divided, and decide about payments. */
    private static final Set<Role> TREASURERS = EnumSet.of(BUREAU_OFFICER, FINANCE);

    /** Those for whom opinions and reports of wrongdoing are; of what, the database holds. */
    private static final Set<Role> LETTER_READERS = EnumSet.of(BUREAU_OFFICER, SUPERVISOR, AUDITOR);

    /** Those who deal with them. */
    private static final Set<Role> LETTER_HANDLERS = EnumSet.of(BUREAU_OFFICER, SUPERVISOR);

    /** Those who tell the bank what to pay. */
    private static final Set<Role> CASHIERS = EnumSet.of(FINANCE);

    /** Those who stand for a body that takes vouchers; which ones, each issue says. */
    private static final Set<Role> PROVIDERS = EnumSet.of(BODY_REPORTER);

    /** Those who look at what others did. */
    private static final Set<Role> INSPECTORS = EnumSet.of(ADMINISTRATOR, AUDITOR, SUPERVISOR);

    /** Those who take samples and enter what was found; a body's own, what its laboratory found. */
    private static final Set<Role> SAMPLERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, BODY_REPORTER, OPERATOR_STAFF, TOWN_OFFICER);

    /** Those who report how projects go on, each for the bodies they may write for. */
    private static final Set<Role> BUILDERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, BODY_REPORTER, OPERATOR_STAFF);

    private static final Set<Role> ADMINISTRATORS = EnumSet.of(ADMINISTRATOR);

    /** Those who hand in events of things that move, and programs of others. */
    private static final Set<Role> CAPTURERS =
            EnumSet.of(ADMINISTRATOR, OPERATOR_STAFF, INTEGRATOR);

    /** Those who give queries names. */
    private static final Set<Role> QUERY_KEEPERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, OPERATOR_STAFF, INTEGRATOR);

    /** Those who register products and put codes on lots, and programs of others. */
    private static final Set<Role> CODERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, OPERATOR_STAFF, TOWN_OFFICER, INTEGRATOR);

    /** Those who follow things that move. */
    private static final Set<Role> TRACERS =
            EnumSet.complementOf(EnumSet.of(STATION_KEEPER, INFORMATION_OFFICER, PRODUCER));

    private static final Set<Role> PRODUCERS = EnumSet.of(PRODUCER);

    /** Those who see what producers do; producers see their own. */
    private static final Set<Role> WATCHERS =
            EnumSet.complementOf(EnumSet.of(INTEGRATOR, STATION_KEEPER, INFORMATION_OFFICER));

    /** Those who record it. */
    private static final Set<Role> GROWERS =
            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, OPERATOR_STAFF, TOWN_OFFICER, PRODUCER);

    /** Those who see it, and programs of others. */
    private static final Set<Role> WATCHING_PROGRAMS =
            EnumSet.complementOf(EnumSet.of(STATION_KEEPER, INFORMATION_OFFICER));

    /** Those who record it, and programs of others. */
    private static final Set<Role> GROWING_PROGRAMS =
            EnumSet.of(
                    ADMINISTRATOR,
                    BUREAU_OFFICER,
                    OPERATOR_STAFF,
                    TOWN_OFFICER,
                    PRODUCER,
                    INTEGRATOR);

    static final List<Door> TABLE =
            List.of(
                    // ground
                    always("GET", "/assets/**"),
                    always("GET", "/livez"),
                    always("GET", "/readyz"),
                    beforeSetUp("GET", "/setup/**"),
                    beforeSetUp("POST", "/setup/**"),

                    // portal
                    everybody("GET", "/"),
                    everybody("GET", "/plan.schema.json"),
                    everybody("GET", "/promises/**"),
                    everybody("GET", "/promises.xlsx"),
                    everybody("GET", "/figures/**"),
                    everybody("GET", "/search"),
                    everybody("GET", "/stations/**"),
                    everybody("GET", "/station-applications/**"),
                    everybody("POST", "/station-applications/new"),
                    everybody("GET", "/quality/**"),
                    everybody("GET", "/papers/**"),
                    everybody("GET", "/activities/**"),
                    everybody("GET", "/funds"),
                    everybody("GET", "/funds/claims"),
                    everybody("GET", "/funds/{fund}/roots"),
                    everybody("GET", "/open-data/**"),
                    everybody("GET", "/projects/**"),
                    everybody("GET", "/disclosure/**"),
                    everybody("POST", "/disclosure/notices/{id}/objections"),
                    everybody("GET", "/opinions/**"),
                    everybody("POST", "/opinions/**"),
                    everybody("GET", "/help/**"),
                    everybody("GET", "/screen/{token}"),
                    everybody("GET", "/kiosk"),
                    everybody("GET", "/t/**"),
                    everybody("POST", "/t"),
                    everybody("POST", "/t/{code}"),
                    everybody("GET", "/00/**"),
                    everybody("OPTIONS", "/00/**"),
                    everybody("GET", "/01/**"),
                    everybody("OPTIONS", "/01/**"),
                    everybody("GET", "/253/**"),
                    everybody("OPTIONS", "/253/**"),
                    everybody("GET", "/255/**"),
                    everybody("OPTIONS", "/255/**"),
                    everybody("GET", "/401/**"),
                    everybody("OPTIONS", "/401/**"),
                    everybody("GET", "/402/**"),
                    everybody("OPTIONS", "/402/**"),
                    everybody("GET", "/414/**"),
                    everybody("OPTIONS", "/414/**"),
                    everybody("GET", "/415/**"),
                    everybody("OPTIONS", "/415/**"),
                    everybody("GET", "/417/**"),
                    everybody("OPTIONS", "/417/**"),
                    everybody("GET", "/8003/**"),
                    everybody("OPTIONS", "/8003/**"),
                    everybody("GET", "/8004/**"),
                    everybody("OPTIONS", "/8004/**"),
                    everybody("GET", "/8006/**"),
                    everybody("OPTIONS", "/8006/**"),
                    everybody("GET", "/8010/**"),
                    everybody("OPTIONS", "/8010/**"),
                    everybody("GET", "/8013/**"),
                    everybody("OPTIONS", "/8013/**"),
                    everybody("GET", "/8017/**"),
                    everybody("OPTIONS", "/8017/**"),
                    everybody("GET", "/8018/**"),
                    everybody("OPTIONS", "/8018/**"),
                    everybody("GET", "/.well-known/gs1resolver"),
                    everybody("GET", "/.well-known/linkset-context.jsonld"),
                    everybody("GET", "/s/{code}"),
                    everybody("POST", "/s/{code}"),
                    everybody("GET", "/elder"),
                    everybody("GET", "/sign-in"),
                    everybody("POST", "/sign-in/**"),
                    signedIn("POST", "/sign-out").acrossCounties(),

                    // console: one's own
                    signedIn("GET", "/console/me").acrossCounties(),
                    signedIn("POST", "/console/me/**").acrossCounties(),
                    roles("GET", "/console", STAFF),
                    roles("GET", "/console/tasks/**", STAFF).acrossCounties(),
                    roles("POST", "/console/tasks/**", STAFF).acrossCounties(),
                    roles("GET", "/console/messages/**", STAFF).acrossCounties(),
                    roles("POST", "/console/messages/**", STAFF).acrossCounties(),
                    roles("GET", "/console/counties/**", OFFICES).acrossCounties(),

                    // console: the county's work
                    roles("GET", "/console/promises/**", STAFF),
                    roles("GET", "/console/urgings/new", URGERS),
                    roles("GET", "/console/urgings/**", OFFICES),
                    roles("POST", "/console/urgings", URGERS),
                    roles("POST", "/console/urgings/{id}/reply", ANSWERERS),
                    roles("POST", "/console/urgings/{id}/steps/{kind}", URGERS),
                    roles("GET", "/console/plans/**", STAFF),
                    roles("POST", "/console/plans/check", DECIDERS),
                    roles("POST", "/console/plans", DECIDERS).acrossCounties(),
                    roles("GET", "/console/conflicts", STAFF),
                    roles("POST", "/console/conflicts/{conflict}", DECIDERS),
                    roles("GET", "/console/timeline", STAFF),
                    roles("GET", "/console/scores", OFFICES),
                    roles("POST", "/console/scores", URGERS),
                    roles("GET", "/console/stations/new", REGISTRARS),
                    roles("GET", "/console/stations/{id}/fitting", STAFF),
                    roles("GET", "/console/stations/{id}/equipment", STAFF),
                    roles("GET", "/console/stations/{id}/tenure", STAFF),
                    roles("GET", "/console/stations/{id}/selection", OFFICES),
                    roles("GET", "/console/stations/equipment/export", STAFF),
                    roles("GET", "/console/stations/watch/**", OFFICES),
                    roles("GET", "/console/stations/{id}/{act}", REGISTRARS),
                    roles("GET", "/console/stations/**", STAFF),
                    roles("POST", "/console/stations/{id}/selection/decision/**", DECIDERS),
                    roles("POST", "/console/stations/**", REGISTRARS),
                    roles("GET", "/console/station-scores/**", OFFICES),
                    roles("POST", "/console/station-scores/{run}/stations/{id}/points", URGERS),
                    roles("POST", "/console/station-scores/**", DECIDERS),
                    roles("GET", "/console/station-applications/new", REGISTRARS),
                    roles("GET", "/console/station-applications/{id}/amend", REGISTRARS),
                    roles("GET", "/console/station-applications/**", OFFICES),
                    roles(
                            "POST",
                            "/console/station-applications/{id}/opinion",
                            EnumSet.of(TOWN_OFFICER)),
                    roles(
                            "POST",
                            "/console/station-applications/{id}/decision",
                            EnumSet.of(BUREAU_OFFICER)),
                    roles("POST", "/console/station-applications/**", REGISTRARS),
                    roles("GET", "/console/services/**", OFFICES),
                    roles("POST", "/console/services/flags/{id}", DECIDERS),
                    roles("POST", "/console/services/calls/**", DECIDERS),
                    roles("GET", "/console/bulletins", OFFICES),
                    roles("POST", "/console/bulletins/**", REGISTRARS),
                    roles("GET", "/station/**", KEEPERS),
                    roles("POST", "/station/**", KEEPERS),
                    roles("GET", "/console/traceability/products/new", REGISTRARS),
                    roles("GET", "/console/traceability/products/{id}/correct", REGISTRARS),
                    roles("GET", "/console/traceability/lots/{id}/correct", REGISTRARS),
                    roles("GET", "/console/traceability/rolls/{id}/print/{format}", REGISTRARS),
                    roles("GET", "/console/traceability/rolls/{id}/sheets", REGISTRARS),
                    roles("GET", "/console/foreign-lots", OFFICES),
                    roles("GET", "/console/foreign-lots/{id}", REGISTRARS),
                    roles("POST", "/console/foreign-lots/**", REGISTRARS),
                    roles("GET", "/console/traceability/**", OFFICES),
                    roles("POST", "/console/traceability/secrets", ADMINISTRATORS),
                    roles("POST", "/console/traceability/suspicions/{id}", DECIDERS),
                    roles("POST", "/console/traceability/**", REGISTRARS),
                    roles("GET", "/console/quality/samples/new", SAMPLERS),
                    roles("GET", "/console/quality/certificates/new", REGISTRARS),
                    roles("GET", "/console/quality/marks/new", DECIDERS),
                    roles("GET", "/console/quality/**", OFFICES),
                    roles("POST", "/console/quality/samples/**", SAMPLERS),
                    roles("POST", "/console/quality/reports/**", SAMPLERS),
                    roles("POST", "/console/quality/recalls", DECIDERS),
                    roles("POST", "/console/quality/recalls/{id}/{act:proposal|close}", DECIDERS),
                    roles("POST", "/console/quality/recalls/**", REGISTRARS),
                    roles("POST", "/console/quality/certificates/**", REGISTRARS),
                    roles("POST", "/console/quality/standards/{id}/{act}", REGISTRARS),
                    roles("POST", "/console/quality/**", DECIDERS),
                    roles("GET", "/console/production/places/new", GROWERS),
                    roles("GET", "/console/production/**", WATCHERS),
                    roles("POST", "/console/production/crops/**", DECIDERS),
                    roles("POST", "/console/production/producers/**", REGISTRARS),
                    roles("POST", "/console/production/**", GROWERS),
                    roles("GET", "/farm/**", PRODUCERS),
                    roles("POST", "/farm/**", PRODUCERS),
                    roles("GET", "/console/papers/new", CLERKS),
                    roles("GET", "/console/papers/{id}/{act:correct|withdraw}", CLERKS),
                    roles("GET", "/console/papers/**", OFFICES),
                    roles("POST", "/console/papers/**", CLERKS),
                    roles("GET", "/console/activities/new", CLERKS),
                    roles("GET", "/console/activities/{id}/correct", CLERKS),
                    roles("GET", "/console/activities/**", OFFICES),
                    roles("POST", "/console/activities/**", CLERKS),
                    roles("GET", "/console/projects/new", DECIDERS),
                    roles("GET", "/console/projects/{id}/correct", DECIDERS),
                    roles("GET", "/console/projects/{id}/contracts/new", DECIDERS),
                    roles("GET", "/console/projects/{id}/progress/new", BUILDERS),
                    roles("GET", "/console/projects/{id}/inspections/new", URGERS),
                    roles("GET", "/console/projects/{id}/changes/new", BUILDERS),
                    roles("GET", "/console/projects/{id}/acceptances/new", DECIDERS),
                    roles("GET", "/console/projects/**", OFFICES),
                    roles("POST", "/console/projects/milestones/{id}/reached", BUILDERS),
                    roles("POST", "/console/projects/rectifications/{id}/done", BUILDERS),
                    roles("POST", "/console/projects/rectifications/{id}/verdict", URGERS),
                    roles("POST", "/console/projects/{id}/progress/new", BUILDERS),
                    roles("POST", "/console/projects/{id}/inspections/new", URGERS),
                    roles("POST", "/console/projects/{id}/changes/new", BUILDERS),
                    roles("POST", "/console/projects/**", DECIDERS),
                    roles("GET", "/console/acceptance/**", OFFICES),
                    roles("POST", "/console/acceptance/samples/**", URGERS),
                    roles("POST", "/console/acceptance/**", DECIDERS),
                    roles("GET", "/report/**", INFORMATION_OFFICERS),
                    roles("POST", "/report/**", INFORMATION_OFFICERS),
                    roles("GET", "/console/officers/new", CLERKS),
                    roles("GET", "/console/officers/holders/{id}/correct", CLERKS),
                    roles("GET", "/console/officers/**", OFFICES),
                    roles("POST", "/console/officers/reports/**", RECORDERS),
                    roles("POST", "/console/officers/**", CLERKS),
                    roles("GET", "/console/funds/new", TREASURERS),
                    roles("GET", "/console/funds/{fund}/sources/new", TREASURERS),
                    roles("GET", "/console/funds/{fund}/lines/new", TREASURERS),
                    roles("GET", "/console/funds/{fund}/moves/{kind}/new", TREASURERS),
                    roles("GET", "/console/funds/{fund}/payments/new", PROPOSERS),
                    roles("GET", "/console/funds/{fund}/vouchers/new", TREASURERS),
                    roles("GET", "/console/funds/{fund}/vouchers/{id}/codes", TREASURERS),
                    roles("GET", "/console/funds/**", LEDGER_READERS),
                    roles("POST", "/console/funds/{fund}/vouchers/{id}/settle", PROPOSERS),
                    roles("POST", "/console/funds/{fund}/payments/new", PROPOSERS),
                    roles("POST", "/console/funds/{fund}/payments/{id}/withdraw", PROPOSERS),
                    roles("POST", "/console/funds/{fund}/payments/{id}/{act}", PROPOSERS),
                    roles("POST", "/console/funds/**", TREASURERS),
                    roles("GET", "/console/claims/show", TREASURERS),
                    roles("POST", "/console/claims/show", TREASURERS),
                    roles("GET", "/console/claims/runs/new", PROPOSERS),
                    roles("POST", "/console/claims/runs/new", PROPOSERS),
                    roles("GET", "/console/claims/runs/{id}/file.csv", CASHIERS),
                    roles("GET", "/console/claims/runs/{id}/file.xlsx", CASHIERS),
                    roles("GET", "/console/claims/runs/{id}/answer.xlsx", CASHIERS),
                    roles("POST", "/console/claims/runs/{id}/answer", CASHIERS),
                    roles("POST", "/console/claims/runs/{id}/approve", PROPOSERS),
                    roles("POST", "/console/claims/{id}/close", EnumSet.of(BUREAU_OFFICER)),
                    roles("POST", "/console/claims/{id}/account", TREASURERS),
                    roles("GET", "/console/claims/**", LEDGER_READERS),
                    roles("POST", "/console/claims/**", PROPOSERS),
                    roles("GET", "/console/vouchers", PROVIDERS),
                    roles("POST", "/console/vouchers/**", PROVIDERS),
                    roles("GET", "/console/disclosure/**", OFFICES),
                    roles("POST", "/console/disclosure/**", DECIDERS),
                    roles("GET", "/console/notices/new", DECIDERS),
                    roles("GET", "/console/notices/**", OFFICES),
                    roles(
                            "POST",
                            "/console/notices/{id}/objections/{objection}",
                            Set.of(BUREAU_OFFICER)),
                    roles("POST", "/console/notices/**", DECIDERS),
                    roles("GET", "/console/letters/**", LETTER_READERS),
                    roles("POST", "/console/letters/**", LETTER_HANDLERS),
                    roles("GET", "/console/hotline", ADMINISTRATORS),
                    roles("POST", "/console/hotline", ADMINISTRATORS),
                    roles("GET", "/console/search", STAFF),
                    roles("GET", "/console/divisions/**", OFFICES),
                    roles("POST", "/console/divisions/**", DECIDERS),
                    roles("GET", "/console/village-lists/**", OFFICES),
                    roles("POST", "/console/village-lists/**", DECIDERS),
                    roles("GET", "/console/sites/new", REGISTRARS),
                    roles("GET", "/console/sites/**", OFFICES),
                    roles("POST", "/console/sites/**", REGISTRARS),
                    roles("GET", "/console/bodies", OFFICES),
                    roles("GET", "/console/bodies/export", OFFICES),
                    roles("POST", "/console/bodies/**", DECIDERS),
                    roles("GET", "/console/parties", OFFICES),
                    roles("GET", "/console/parties/export", OFFICES),
                    roles("GET", "/console/parties/new", REGISTRARS),
                    roles("GET", "/console/parties/{id}", REGISTRARS),
                    roles("POST", "/console/parties/**", REGISTRARS),
                    roles("GET", "/console/series/new", DECIDERS),
                    roles("GET", "/console/series/{id}/values/new", RECORDERS),
                    roles("GET", "/console/series/**", OFFICES),
                    roles("POST", "/console/series/new", DECIDERS),
                    roles("POST", "/console/series/{id}/values/**", RECORDERS),
                    roles("GET", "/console/imports/new", IMPORTERS),
                    roles("GET", "/console/imports/{id}/confirm", IMPORTERS),
                    roles("GET", "/console/imports/**", OFFICES),
                    roles("POST", "/console/imports/**", IMPORTERS),

                    // console: the system
                    roles("GET", "/console/accounts/**", ADMINISTRATORS).acrossCounties(),
                    roles("POST", "/console/accounts/**", ADMINISTRATORS).acrossCounties(),
                    roles("GET", "/console/tokens", ADMINISTRATORS).acrossCounties(),
                    roles("POST", "/console/tokens/**", ADMINISTRATORS).acrossCounties(),
                    roles("GET", "/console/text-messages", ADMINISTRATORS).acrossCounties(),
                    roles("GET", "/console/audit/**", INSPECTORS).acrossCounties(),

                    // EPCIS 2.0
                    roles("GET", "/epcis/**", TRACERS),
                    roles("POST", "/epcis/capture", CAPTURERS),
                    roles("POST", "/epcis/events", CAPTURERS),
                    roles("POST", "/epcis/queries", QUERY_KEEPERS),
                    roles("DELETE", "/epcis/nextPageToken/{token}", QUERY_KEEPERS),
                    roles("DELETE", "/epcis/queries/{name}", QUERY_KEEPERS),
                    roles("POST", "/epcis/queries/{name}/subscriptions", QUERY_KEEPERS),
                    roles("DELETE", "/epcis/queries/{name}/subscriptions/{id}", QUERY_KEEPERS),

                    // API
                    roles("GET", "/api/traces", TRACERS),
                    roles("GET", "/console/event-parties/**", DECIDERS),
                    roles("POST", "/console/event-parties/{body}", DECIDERS),
                    roles("GET", "/api/event-parties", DECIDERS),
                    roles("POST", "/api/event-parties/{body}", DECIDERS),
                    everybody("GET", "/api/openapi.json"),
                    everybody("GET", "/api/measures/**"),
                    roles(
                            "GET",
                            "/api/counties/figures",
                            EnumSet.complementOf(EnumSet.of(STATION_KEEPER))),
                    roles("GET", "/api/plans/{plan}/rewards/{reward}/verdicts", PAYMASTERS),
                    roles("GET", "/api/rewards/{plan}/{reward}/entitled", PAYMASTERS),
                    everybody("GET", "/api/plans/**"),
                    everybody("GET", "/api/quality/**"),
                    roles("POST", "/api/plans/{plan}/conflicts/{conflict}/resolutions", DECIDERS),
                    everybody("GET", "/api/funds"),
                    everybody("GET", "/api/funds/{fund}/trial-balance"),
                    everybody("GET", "/api/funds/{fund}/root"),
                    everybody("GET", "/api/funds/{fund}/consistency"),
                    everybody("GET", "/api/funds/{fund}/entries/{number}/proof"),
                    roles("GET", "/api/funds/**", LEDGER_PROGRAMS),
                    roles("POST", "/api/funds/{fund}/vouchers/{id}/settle", PROPOSING_PROGRAMS),
                    roles("POST", "/api/funds/{fund}/payments", PROPOSING_PROGRAMS),
                    roles("POST", "/api/funds/{fund}/payments/{id}/withdraw", PROPOSING_PROGRAMS),
                    roles("POST", "/api/funds/{fund}/payments/{id}/{act}", PROPOSERS),
                    roles("POST", "/api/funds/**", TREASURERS),
                    roles("POST", "/api/vouchers/**", PROVIDERS),
                    roles("GET", "/api/claims/**", LEDGER_PROGRAMS),
                    roles("POST", "/api/claims", PROPOSING_PROGRAMS),
                    roles(
                            "GET",
                            "/api/papers/**",
                            EnumSet.complementOf(
                                    EnumSet.of(STATION_KEEPER, INFORMATION_OFFICER, PRODUCER))),
                    roles(
                            "POST",
                            "/api/papers/**",
                            EnumSet.of(
                                    ADMINISTRATOR,
                                    BUREAU_OFFICER,
                                    BODY_REPORTER,
                                    TOWN_OFFICER,
                                    INTEGRATOR)),
                    roles(
                            "GET",
                            "/api/projects/**",
                            EnumSet.complementOf(
                                    EnumSet.of(STATION_KEEPER, INFORMATION_OFFICER, PRODUCER))),
                    roles(
                            "POST",
                            "/api/projects/{id}/progress",
                            EnumSet.of(
                                    ADMINISTRATOR,
                                    BUREAU_OFFICER,
                                    BODY_REPORTER,
                                    OPERATOR_STAFF,
                                    INTEGRATOR)),
                    roles(
                            "POST",
                            "/api/projects/{id}/inspections",
                            EnumSet.of(ADMINISTRATOR, BUREAU_OFFICER, SUPERVISOR, INTEGRATOR)),
                    everybody("POST", "/api/messages/inbound"),
                    roles("GET", "/api/links", TRACERS),
                    roles("POST", "/api/links", CODERS),
                    roles("GET", "/api/foreign-lots", TRACERS),
                    roles("POST", "/api/foreign-lots", CODERS),
                    roles("GET", "/api/products/**", TRACERS),
                    roles("POST", "/api/products/**", CODERS),
                    roles("GET", "/api/lots/**", TRACERS),
                    roles("POST", "/api/lots/**", CODERS),
                    roles("GET", "/api/rolls/**", TRACERS),
                    roles("POST", "/api/rolls/**", CODERS),
                    roles("GET", "/api/production/**", WATCHING_PROGRAMS),
                    roles("POST", "/api/production/**", GROWING_PROGRAMS),
                    roles("PUT", "/api/production/**", GROWING_PROGRAMS),
                    roles("GET", "/api/stations/**", EnumSet.allOf(Role.class)),
                    everybody("POST", "/api/stations/{id}/heartbeat"),
                    roles(
                            "POST",
                            "/api/stations/{id}/services",
                            EnumSet.of(STATION_KEEPER, OPERATOR_STAFF, INTEGRATOR)),
                    roles(
                            "POST",
                            "/api/stations/**",
                            EnumSet.of(
                                    ADMINISTRATOR,
                                    BUREAU_OFFICER,
                                    OPERATOR_STAFF,
                                    TOWN_OFFICER,
                                    INTEGRATOR)),
                    roles(
                            "GET",
                            "/api/series/**",
                            EnumSet.complementOf(
                                    EnumSet.of(STATION_KEEPER, INFORMATION_OFFICER, PRODUCER))),
                    roles("POST", "/api/series", DECIDERS),
                    roles("POST", "/api/series/{id}/values/**", RECORDERS));

    private static final Corridors CORRIDORS = new Corridors(TABLE);

    private final SetUp setUp;

    Doors(SetUp setUp) {
        this.setUp = setUp;
    }

    /** What whoever knocks is told. */
    enum Answer {
        COME_IN,
        SET_UP_FIRST,
        SIGN_IN_FIRST,
        NOT_FOR_YOU,
        NOT_THIS_WAY,
        NO_SUCH_DOOR
    }

    static Optional<Door> find(String method, String path) {
        return doors(path).filter(door -> door.takes(method)).findFirst();
    }

    Answer answer(String method, String path, Actor actor) {
        var door = find(method, path).orElse(null);
        if (door != null && door.whom() == Door.Whom.ALWAYS) {
            return Answer.COME_IN;
        }
        if (!setUp.isDone()) {
            return door != null && door.whom() == Door.Whom.BEFORE_SET_UP
                    ? Answer.COME_IN
                    : Answer.SET_UP_FIRST;
        }
        if (door == null || door.whom() == Door.Whom.BEFORE_SET_UP) {
            if (!methods(path, actor).isEmpty()) {
                return Answer.NOT_THIS_WAY;
            }
            return actor.isVisitor() && isBehindDoors(path)
                    ? Answer.SIGN_IN_FIRST
                    : Answer.NO_SUCH_DOOR;
        }
        if (door.opensTo(actor)) {
            return Answer.COME_IN;
        }
        return actor.isVisitor() ? Answer.SIGN_IN_FIRST : Answer.NOT_FOR_YOU;
    }

    /** By which methods that actor may use an address. */
    static List<String> methods(String path, Actor actor) {
        return doors(path)
                .filter(door -> door.opensTo(actor))
                .map(Door::method)
                .distinct()
                .toList();
    }

    private static boolean isBehindDoors(String path) {
        return doors(path).anyMatch(door -> door.whom() != Door.Whom.BEFORE_SET_UP);
    }

    private static Stream<Door> doors(String path) {
        return CORRIDORS.to(PathContainer.parsePath(withoutQuery(path)));
    }

    @Override
    public boolean mayEnter(String method, String path) {
        var actor = Actor.currentOrNull();
        return actor != null && answer(method, path, actor) == Answer.COME_IN;
    }

    @Override
    public boolean isForEverybody(String method, String path) {
        return find(method, path).filter(door -> door.whom() == Door.Whom.PUBLIC).isPresent();
    }

    private static String withoutQuery(String path) {
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
