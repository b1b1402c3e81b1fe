package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Services rendered at stations, as they are recorded and taken back. */
@Service
public class Services {
    /** How many may be sent at once. */
    static final int MOST = 500;

    private static final String KEEPER = "station-keeper";
    private static final Set<String> OFFICES =
            Set.of("operator-staff", "integrator", "administrator");
    private static final Files.Rule PHOTOGRAPHS =
            new Files.Rule(
                    2L << 20, Set.of("image/jpeg", "image/png", "image/webp"), "JPG、PNG或WebP照片");

    private final Stations stations;
    private final ServiceKinds kinds;
    private final ServiceBook book;
    private final ServiceLists lists;
    private final Questions questions;
    private final VillagerNumbers numbers;
    private final Counties counties;
    private final Registry registry;
    private final Files files;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    Services(
            Stations stations,
            ServiceKinds kinds,
            ServiceBook book,
            ServiceLists lists,
            Questions questions,
            VillagerNumbers numbers,
            Counties counties,
            Registry registry,
            Files files,
            Audit audit,
            Clock clock,
            JsonMapper json) {
        this.stations = stations;
        this.kinds = kinds;
        this.book = book;
        this.lists = lists;
        this.questions = questions;
        this.numbers = numbers;
        this.counties = counties;
        this.registry = registry;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /**
     * The station of that id, where whoever acts records services.
     *
     * @throws Problem when there is none, or a keeper keeps another
     */
    @Transactional(readOnly = true)
    public Station stationOf(UUID id) {
        var station = stations.get(id);
        if (!mayRecordAt(station)) {
            throw Problem.forbidden("这不是您的站点。要换站，请联系管理员改您的管理范围。");
        }
        return station;
    }

    /** A keeper records at the stations of just that place, not of all that lie in it. */
    private static boolean mayRecordAt(Station station) {
        var actor = Actor.current();
        return !actor.roles().contains(KEEPER)
                || actor.roles().stream().anyMatch(OFFICES::contains)
                || actor.scope().prefixes().contains(station.division().digits());
    }

    /**
     * Records services of one station. One that came before is not recorded again; what is wrong
     * with one leaves the others alone.
     *
     * @param site what addresses of this installation begin with
     * @return what became of each, in the order sent
     * @throws Problem when there are none or too many, or the station is not the actor's
     */
    @Transactional
    List<Receipt> record(UUID id, ServiceInput.Batch batch, String site) {
        var sent = batch.services();
        if (sent == null || sent.isEmpty() || sent.size() > MOST) {
            throw Problem.badRequest(
                    "服务一次发1到%d条。".formatted(MOST),
                    List.of(
                            new Problem.Fault(
                                    "services",
                                    sent == null || sent.isEmpty()
                                            ? "没有服务"
                                            : "有%d条".formatted(sent.size()),
                                    "分几次发")));
        }
        var station = stationOf(id);
        var phone = clockOf(station, batch.sentAt());
        var offer = kinds.of(station.county(), station.level());
        var check = new ServiceCheck(offer, station.life(), phone, numbers);
        var receipts = new ArrayList<@Nullable Receipt>();
        var wanted = new LinkedHashMap<UUID, NewService>();
        for (var input : sent) {
            receipts.add(read(check, input, wanted));
        }
        var services = List.copyOf(wanted.values());
        var added =
                services.isEmpty() ? Set.<UUID>of() : insert(station, services, phone.now(), site);
        return answered(station, sent, receipts, wanted, added);
    }

    private PhoneClock clockOf(Station station, @Nullable String sentAt) {
        var ahead = counties.find(station.county()).map(County::clockOffsetDays).orElse(0);
        return new PhoneClock(clock.instant(), Duration.ofDays(ahead), sent(sentAt));
    }

    private static @Nullable Instant sent(@Nullable String typed) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest(
                    "发送时间不对。",
                    List.of(
                            new Problem.Fault(
                                    "sentAt",
                                    "「%s」不是时间".formatted(text),
                                    "写成2019-11-18T08:12:00+08:00这样")));
        }
    }

    /** The receipt of what cannot be recorded; null for what is wanted now. */
    private @Nullable Receipt read(
            ServiceCheck check, @Nullable ServiceInput input, Map<UUID, NewService> wanted) {
        if (input == null || input.id() == null) {
            return Receipt.refused("", "id", "没有编号", "每条给一个UUID，重发时不变");
        }
        var faults = new Faults();
        UUID id;
        try {
            id = UUID.fromString(input.id());
        } catch (IllegalArgumentException e) {
            return Receipt.refused(input.id(), "id", "「%s」不是UUID".formatted(input.id()), "换一个UUID");
        }
        var service = check.checked(id, input, json.writeValueAsString(input), faults);
        if (service != null
                && service.party() != null
                && registry.party(service.party()).isEmpty()) {
            faults.add("party", "没有这个主体", "核对编号，或者空着");
        }
        if (service != null) {
            // A photograph that is none would keep all that came with it from being recorded.
            service.photos()
                    .forEach((field, bytes) ->
                            files.against(bytes, field, PHOTOGRAPHS).ifPresent(faults::addAll));
        }
        if (service == null || faults.any()) {
            return Receipt.refused(input.id(), faults.found());
        }
        var twin = wanted.putIfAbsent(id, service);
        return twin == null || twin.content().equals(service.content())
                ? null
                : Receipt.refused(input.id(), "id", "同一编号发了两条不同的服务", "换一个UUID");
    }

    private Set<UUID> insert(Station station, List<NewService> services, Instant now, String site) {
        var asked = Questions.worthAsking(services, now);
        var added = book.insert(station, services, asked, now);
        var fresh = services.stream().filter(one -> added.contains(one.id())).toList();
        if (fresh.isEmpty()) {
            return added;
        }
        keepPhotos(station, fresh, now);
        var successors = new LinkedHashMap<UUID, UUID>();
        fresh.forEach(one -> {
            if (one.replaces() != null) {
                successors.put(one.replaces(), one.id());
            }
        });
        book.replace(station, successors, now);
        questions.ask(
                station,
                fresh.stream().filter(one -> asked.contains(one.id())).toList(),
                now,
                site);
        audit.record(
                "登记服务",
                new Audit.Subject(
                        "station",
                        station.id().toString(),
                        station.name(),
                        station.division().digits()),
                null,
                new Written(fresh.stream().map(NewService::id).toList()),
                null);
        return added;
    }

    /** What the audit trail keeps of what was recorded; the rows themselves stay. */
    private record Written(List<UUID> services) {}

    private void keepPhotos(Station station, List<NewService> services, Instant now) {
        for (var service : services) {
            service.photos()
                    .forEach((field, bytes) -> {
                        var stored =
                                files.store(new ByteArrayInputStream(bytes), field, PHOTOGRAPHS);
                        book.keepPhoto(station, service.id(), field, stored.sha256(), now);
                    });
        }
    }

    private List<Receipt> answered(
            Station station,
            List<@Nullable ServiceInput> sent,
            List<@Nullable Receipt> receipts,
            Map<UUID, NewService> wanted,
            Set<UUID> added) {
        var before = new ArrayList<>(wanted.keySet());
        before.removeAll(added);
        var kept = before.isEmpty() ? Map.<UUID, ServiceBook.Kept>of() : book.kept(before);
        var answers = new ArrayList<Receipt>();
        for (var i = 0; i < sent.size(); i++) {
            var refused = receipts.get(i);
            var input = sent.get(i);
            if (refused != null || input == null || input.id() == null) {
                answers.add(refused == null ? Receipt.refused("", List.of()) : refused);
                continue;
            }
            var service = wanted.get(UUID.fromString(input.id()));
            answers.add(answer(station, input.id(), service, added, kept));
        }
        return answers;
    }

    private static Receipt answer(
            Station station,
            String id,
            @Nullable NewService service,
            Set<UUID> added,
            Map<UUID, ServiceBook.Kept> kept) {
        if (service != null && added.contains(service.id())) {
            return new Receipt(
                    id,
                    Receipt.Outcome.RECORDED,
                    service.when().day(Counties.ZONE),
                    service.when().note(),
                    List.of());
        }
        var known = service == null ? null : kept.get(service.id());
        if (service == null
                || known == null
                || !known.station().equals(station.id())
                || !known.content().equals(service.content())) {
            return Receipt.refused(id, "id", "这个编号已经记过另一条服务", "换一个UUID再发");
        }
        return new Receipt(id, Receipt.Outcome.ALREADY, known.day(), known.clock(), List.of());
    }

    /**
     * Takes back a service that was recorded by mistake; it stays to be seen and counts no more.
     *
     * @throws Problem when there is none, it is not of one of the actor's stations, or was taken
     *     back, corrected or judged before
     */
    @Transactional
    public Rendered withdraw(UUID id, @Nullable String reason) {
        var service = lists.find(id).orElseThrow(() -> Problem.notFound("这条服务"));
        stationOf(service.station());
        var faults = new Faults();
        var why = faults.required("reason", "撤回原因", reason, 100);
        if (faults.any()) {
            throw Problem.badRequest("没有撤回：", faults.found());
        }
        var now = counties.now(DivisionCode.of(service.division()));
        if (!book.withdraw(id, now)) {
            throw Problem.conflict("这条服务%s，不能再撤回。".formatted(service.state()));
        }
        book.step(List.of(id), "withdrawn", why, now);
        audit.record(
                "撤回服务",
                new Audit.Subject(
                        "service", id.toString(), service.kindLabel(), service.division()),
                service.state(),
                "已撤回",
                why);
        return lists.find(id).orElseThrow();
    }
}
