package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Door.Whom;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.ProgramAddress;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@CunkouTest
class DoorsTests {
    /** Answered by resource handlers and Spring itself, not by a controller of ours. */
    private static final Set<String> WITHOUT_CONTROLLER = Set.of("/assets/**", "/api/openapi.json");

    @Autowired People people;

    @Autowired Counties counties;

    @Autowired Collection<RequestMappingHandlerMapping> mappings;

    private record Address(String method, String path) {}

    @Test
    void everyAddressHasADoor() {
        assertThat(addresses())
                .allSatisfy(address ->
                        assertThat(Doors.find(address.method(), address.path()))
                                .as(address.toString())
                                .isPresent());
    }

    @Test
    void everyDoorLeadsSomewhere() {
        var used =
                addresses().stream()
                        .flatMap(address -> Doors.find(address.method(), address.path()).stream())
                        .toList();
        assertThat(Doors.TABLE)
                .filteredOn(door -> !WITHOUT_CONTROLLER.contains(door.pattern().getPatternString()))
                .allSatisfy(door ->
                        assertThat(used).as("%s %s", door.method(), door.pattern()).contains(door));
    }

    @Test
    void whoMayNotIsRefusedEverywhere() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activate(DivisionCode.of("441424")));
        var addresses = addresses();
        var faults = new ArrayList<String>();
        var visitor = people.visitor();
        for (var address : addresses) {
            var door = Doors.find(address.method(), address.path()).orElseThrow();
            if (!door.isPublic()) {
                expect(faults, "visitor", visitor, address, false);
            }
        }
        for (var role : Role.values()) {
            var person = people.signedIn(role, "441424");
            var program = people.program(role, "441424");
            for (var i = 0; i < addresses.size(); i++) {
                var address = addresses.get(i);
                var door = Doors.find(address.method(), address.path()).orElseThrow();
                var has = door.roles().contains(role.id());
                // One table decides for all; several of those who may not knock at each address.
                var knocks = (i + role.ordinal()) % 3 == 0;
                if (knocks
                        && (door.whom() == Whom.ROLES && !has
                                || door.whom() == Whom.BEFORE_SET_UP)) {
                    expect(faults, role.id(), person, address, false);
                }
                if (knocks && !door.isPublic() && !(has && ProgramAddress.is(address.path()))) {
                    expect(faults, role.id() + "'s program", program, address, false);
                }
                if (has && address.method().equals("GET")) {
                    expect(faults, role.id(), person, address, true);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theFirstWordsLeadToTheSameDoorsAsTheWholeTable() {
        var corridors = new Corridors(Doors.TABLE);
        assertThat(
                        Stream.concat(
                                        addresses().stream().map(Address::path),
                                        Stream.of(
                                                "/",
                                                "/nowhere",
                                                "/console",
                                                "/console/",
                                                "/setup/x/y"))
                                .map(PathContainer::parsePath))
                .allSatisfy(path ->
                        assertThat(corridors.to(path))
                                .containsExactlyElementsOf(
                                        Doors.TABLE.stream()
                                                .filter(door -> door.leadsTo(path))
                                                .toList()));
    }

    @Test
    void auditorsWriteNothingButTheirOwnAffairs() {
        assertThat(writing(Role.AUDITOR))
                .allMatch(path ->
                        path.startsWith("/console/tasks") || path.startsWith("/console/messages"));
    }

    @Test
    void supervisorsUrgeScoreInspectAndAnswerLettersAndWriteNothingElse() {
        assertThat(writing(Role.SUPERVISOR))
                .filteredOn(path -> !writing(Role.AUDITOR).contains(path))
                .allMatch(path ->
                        path.startsWith("/console/urgings")
                                || path.startsWith("/console/scores")
                                || path.startsWith("/console/station-scores")
                                || path.startsWith("/console/acceptance/samples")
                                || path.endsWith("/inspections")
                                || path.endsWith("/inspections/new")
                                || path.equals("/console/projects/rectifications/{id}/verdict")
                                || path.startsWith("/console/letters"));
    }

    @Test
    void integratorsUseTheApiOnly() {
        assertThat(Doors.TABLE)
                .filteredOn(door -> door.roles().contains(Role.INTEGRATOR.id()))
                .allMatch(door -> ProgramAddress.is(door.pattern().getPatternString()));
    }

    @Test
    void whatAPartySeesOfEventsIsNotWidenedByAnotherRole() {
        var party = new Grant(Role.INTEGRATOR, "441424", UUID.randomUUID());
        var town = new Grant(Role.TOWN_OFFICER, "441424101");
        var door = Doors.find("GET", "/epcis/events").orElseThrow();
        assertThat(door.openedBy(List.of(party))).containsExactly(party);
        assertThat(door.openedBy(List.of(party, town))).containsExactly(town);
    }

    @Test
    void administratorsAloneGiveOutKeys() {
        for (var path : List.of("/console/accounts", "/console/accounts/new", "/console/tokens")) {
            for (var method : List.of("GET", "POST")) {
                assertThat(
                                Doors.find(method, path)
                                        .map(Door::roles)
                                        .orElse(Set.of("administrator")))
                        .containsExactly("administrator");
            }
        }
    }

    @Test
    void anUnknownAddressDoesNotExistForAnybody() {
        assertThat(people.visitor().get("/console/nowhere").statusCode()).isEqualTo(404);
        assertThat(people.visitor().get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(people.signedIn(Role.ADMINISTRATOR, "*").get("/setup").statusCode())
                .isEqualTo(404);
        assertThat(people.visitor().send("PUT", "/sign-in").statusCode()).isEqualTo(405);
    }

    @Test
    void aFormIsForThoseWhoMaySendIt() {
        var forms =
                addresses().stream()
                        .filter(address -> address.method().equals("GET"))
                        .filter(address ->
                                address.path().endsWith("/new")
                                        || address.path().matches("/console/.*/1/[a-z-]+"))
                        .toList();
        assertThat(forms).hasSizeGreaterThan(8);
        for (var form : forms) {
            Doors.find("POST", form.path())
                    .or(() -> Doors.find("POST", form.path().replaceFirst("/new$", "")))
                    .filter(door -> isSent(form.path()))
                    .ifPresent(door ->
                            assertThat(Doors.find("GET", form.path()).orElseThrow().roles())
                                    .as(form.path())
                                    .isEqualTo(door.roles()));
        }
    }

    /** Whether a controller takes the form, where it is shown or a level above. */
    private boolean isSent(String form) {
        return addresses().stream()
                .filter(address -> address.method().equals("POST"))
                .anyMatch(address ->
                        address.path().equals(form)
                                || address.path().equals(form.replaceFirst("/new$", "")));
    }

    @Test
    void aProgramWithoutKeyIsToldToShowOne() {
        var visitor = people.visitor();
        for (var method : List.of("POST", "PUT", "DELETE")) {
            assertThat(visitor.sendForged(method, "/api/stations").statusCode()).isEqualTo(401);
        }
        assertThat(visitor.postJson("/api/stations", "{}").statusCode()).isEqualTo(401);
        var other = visitor.sendForged("DELETE", "/stations");
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.headers().firstValue("Allow")).hasValue("GET");
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        var put = program.send("PUT", "/api/stations");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    @Test
    void aSlashTooManyLeadsToTheAddressWithoutIt() {
        var visitor = people.visitor();
        assertThat(location(visitor.get("/promises/?area=a"))).isEqualTo("/promises?area=a");
        assertThat(location(visitor.get("/console/"))).isEqualTo("/console");
        assertThat(visitor.get("//elsewhere.example/").headers().firstValue("Location")).isEmpty();
    }

    @Test
    void anAddressThatNoRecordCanHaveDoesNotExist() {
        assertThat(people.visitor().get("/stations/1").statusCode()).isEqualTo(404);
    }

    @Test
    void signingInNeverLeadsToAnAct() {
        var browser = people.browser();
        var name = people.account(Role.FINANCE, "441424");
        var answer =
                browser.post(
                        "/sign-in",
                        Map.of("name", name, "password", People.PASSWORD, "to", "/sign-out"));
        assertThat(location(answer)).isEqualTo("/console");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static List<String> writing(Role role) {
        return Doors.TABLE.stream()
                .filter(door -> !door.method().equals("GET"))
                .filter(door -> door.roles().contains(role.id()))
                .map(door -> door.pattern().getPatternString())
                .toList();
    }

    private static void expect(
            List<String> faults, String who, Browser browser, Address address, boolean comesIn) {
        var answer = browser.send(address.method(), address.path());
        var led =
                answer.statusCode() == 302
                        && answer.headers()
                                .firstValue("Location")
                                .orElse("")
                                .startsWith("/sign-in");
        var refused = led || List.of(401, 403, 404).contains(answer.statusCode());
        var wrong =
                comesIn
                        ? led
                                || List.of(401, 403).contains(answer.statusCode())
                                || answer.statusCode() >= 500
                        : !refused || answer.body().contains("表单已过期");
        if (wrong) {
            faults.add(
                    "%s: %s %s answers %d"
                            .formatted(who, address.method(), address.path(), answer.statusCode()));
        }
    }

    private List<Address> addresses() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info ->
                        info.getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        patterns(info.getPatternValues())
                                                .map(path -> new Address(method.name(), path))))
                .distinct()
                .toList();
    }

    private static Stream<String> patterns(Set<String> values) {
        return values.stream()
                .map(pattern ->
                        pattern.replaceAll("\\{\\*[^}]+}", "a/b").replaceAll("\\{[^}]+}", "1"))
                .filter(path ->
                        !path.startsWith("/error") && !path.startsWith("/api/openapi.json"));
    }
}
