package cn.cunkou.production;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.production.ActBook.NewAct;
import cn.cunkou.production.ActEvents.Happening;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.LotInput;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What producers do, as it is recorded and taken back. */
@Service("production.acts")
public class Acts {
    /** How many may be sent at once. */
    static final int MOST = 500;

    /** Stops a lot of which nothing is left that made it. */
    private static final String TAKEN_BACK = "production withdrawn";

    private static final String TAKEN_BACK_WORDS = "产出它的农事撤回了";

    private static final Files.Rule PHOTOGRAPHS =
            new Files.Rule(2L << 20, Set.of("image/jpeg", "image/png"), "JPG或PNG照片");

    private final Batches batches;
    private final Crops crops;
    private final ActBook book;
    private final ActLists lists;
    private final ActEvents events;
    private final Products products;
    private final Lots lots;
    private final Counties counties;
    private final Files files;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    Acts(
            Batches batches,
            Crops crops,
            ActBook book,
            ActLists lists,
            ActEvents events,
            Products products,
            Lots lots,
            Counties counties,
            Files files,
            Audit audit,
            Clock clock,
            JsonMapper json) {
        this.batches = batches;
        this.crops = crops;
        this.book = book;
        this.lists = lists;
        this.events = events;
        this.products = products;
        this.lots = lots;
        this.counties = counties;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Records acts, one after the other. One that came before is not recorded again; what is wrong
     * with one leaves the others alone.
     *
     * @return what became of each, in the order sent
     * @throws Problem when there are none or too many
     */
    @Transactional
    public List<Receipt> record(ActInput.Sent sent) {
        return record(sent, false);
    }

    /**
     * What would become of acts, of which any number may be given; nothing is recorded. A lot that
     * an act would make counts for those after it.
     */
    @Transactional(readOnly = true)
    List<Receipt> tryOut(List<ActInput> inputs) {
        var sitting = new Sitting(null, false, true);
        sitting.know(List.copyOf(inputs));
        return inputs.stream().map(sitting::receive).toList();
    }

    /** The same for what was recorded elsewhere before, at the time that each act says. */
    @Transactional
    List<Receipt> takeOver(ActInput.Sent sent) {
        return record(sent, true);
    }

    private List<Receipt> record(ActInput.Sent sent, boolean isPast) {
        var acts = sent.acts();
        if (acts == null || acts.isEmpty() || acts.size() > MOST) {
            throw Problem.badRequest(
                    "农事一次发1到%d条。".formatted(MOST),
                    List.of(
                            new Problem.Fault(
                                    "acts",
                                    acts == null || acts.isEmpty()
                                            ? "没有农事"
                                            : "有%d条".formatted(acts.size()),
                                    "分几次发")));
        }
        var sitting = new Sitting(instant("sentAt", sent.sentAt()), isPast, false);
        sitting.know(acts);
        var receipts = acts.stream().map(sitting::receive).toList();
        sitting.finish();
        return receipts;
    }

    private static @Nullable Instant instant(String field, @Nullable String typed) {
        var text = Faults.given(typed);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest(
                    "发送时间不对。",
                    List.of(
                            new Problem.Fault(
                                    field,
                                    "「%s」不是时间".formatted(text),
                                    "写成2019-11-18T08:12:00+08:00这样")));
        }
    }

    /** What an act has to wait for on a day, by what is recorded of its batch. */
    @Transactional(readOnly = true)
    List<Wait> waits(Batch batch, Crop crop, LocalDate day) {
        var causes = book.causes(batch.id());
        return crop.acts().stream()
                .flatMap(act -> Wait.of(act.act(), day, causes).stream())
                .toList();
    }

    /** After what something has to wait in a batch. */
    @Transactional(readOnly = true)
    List<Wait.Cause> causes(Batch batch) {
        return book.causes(batch.id());
    }

    /** A batch with all that is asked about it while acts come in. */
    private record Ground(Batch batch, Crop crop, PhoneClock clock, List<Wait.Cause> causes) {}

    /** Acts that came together; each knows of those before it. */
    private final class Sitting {
        private final @Nullable Instant sentAt;
        private final boolean isPast;
        private final boolean isTrial;
        private final Set<UUID> harvested = new HashSet<>();
        private final Set<UUID> newLots = new HashSet<>();
        private final Map<UUID, @Nullable Ground> grounds = new HashMap<>();
        private final Map<UUID, ActBook.Kept> known = new HashMap<>();
        private final Map<String, List<ObjectNode>> told = new LinkedHashMap<>();
        private final Map<UUID, Integer> written = new LinkedHashMap<>();

        Sitting(@Nullable Instant sentAt, boolean isPast, boolean isTrial) {
            this.sentAt = sentAt;
            this.isPast = isPast;
            this.isTrial = isTrial;
        }

        void know(List<@Nullable ActInput> acts) {
            var ids = new ArrayList<UUID>();
            for (var act : acts) {
                var id = act == null ? null : uuid(act.id());
                if (id != null) {
                    ids.add(id);
                }
            }
            known.putAll(book.kept(ids));
        }

        Receipt receive(@Nullable ActInput input) {
            if (input == null || Faults.given(input.id()) == null) {
                return Receipt.refused("", "id", "没有编号", "每条给一个UUID，重发时不变");
            }
            var name = String.valueOf(input.id());
            var id = uuid(name);
            if (id == null) {
                return Receipt.refused(name, "id", "「%s」不是UUID".formatted(name), "换一个UUID");
            }
            var content = Sha256.hex(json.writeValueAsString(input));
            var before = known.get(id);
            if (before != null) {
                return before.content().equals(content)
                        ? new Receipt(
                                name,
                                Receipt.Outcome.ALREADY,
                                before.day(),
                                before.clock(),
                                List.of())
                        : Receipt.refused(name, "id", "这个编号已经记过另一件农事", "换一个UUID再发");
            }
            var faults = new Faults();
            var act = check(id, input, content, faults);
            if (act == null) {
                return Receipt.refused(name, faults.found());
            }
            return write(name, act);
        }

        private Receipt write(String name, NewAct act) {
            if (isTrial) {
                if (act.act().makesLot()) {
                    harvested.add(act.batch().id());
                }
                return settled(name, act);
            }
            if (!book.insert(act, isPast ? act.when().entered() : now(act.batch()))) {
                return Receipt.refused(name, "id", "这个编号已经记过另一件农事", "换一个UUID再发");
            }
            act.told()
                    .photos()
                    .forEach((field, bytes) ->
                            book.keepPhoto(
                                    act,
                                    field,
                                    files.store(new ByteArrayInputStream(bytes), field, PHOTOGRAPHS)
                                            .sha256()));
            told.computeIfAbsent(act.batch().division(), _ -> new ArrayList<>()).add(act.event());
            written.merge(act.batch().id(), 1, Integer::sum);
            return settled(name, act);
        }

        /** What those after it know of an act. */
        private Receipt settled(String name, NewAct act) {
            known.put(
                    act.id(),
                    new ActBook.Kept(
                            act.id(),
                            act.batch().id(),
                            act.content(),
                            act.day(),
                            act.when().note()));
            var input = act.told().input();
            if (act.days() > 0) {
                var cause =
                        new Wait.Cause(
                                act.act().title(),
                                input == null ? "" : input.title(),
                                act.act().blocks(),
                                act.days(),
                                act.day());
                Objects.requireNonNull(grounds.get(act.batch().id())).causes().add(cause);
                if (!isTrial) {
                    book.early(act.id())
                            .forEach(lot -> lots.hold(lot, early(act.id()), "收得太早：" + cause.why()));
                }
            }
            return new Receipt(
                    name, Receipt.Outcome.RECORDED, act.day(), act.when().note(), List.of());
        }

        private @Nullable NewAct check(UUID id, ActInput input, String content, Faults faults) {
            var ground = ground(input.batch(), faults);
            var happened = time("happenedAt", input.happenedAt(), faults);
            var entered =
                    Faults.given(input.enteredAt()) == null
                            ? null
                            : time("enteredAt", input.enteredAt(), faults);
            if (happened == null && Faults.given(input.happenedAt()) == null) {
                faults.add("happenedAt", "没有说什么时候做的", "补上时间");
            }
            if (ground == null || happened == null) {
                return null;
            }
            var act = ground.crop().act(String.valueOf(Faults.given(input.act()))).orElse(null);
            if (act == null) {
                faults.add("act", "%s没有这种农事".formatted(ground.crop().title()), "从列表里选");
                return null;
            }
            var told = Told.read(ground.crop(), act, input, faults);
            told.photos()
                    .forEach((field, bytes) ->
                            files.against(bytes, field, PHOTOGRAPHS).ifPresent(faults::addAll));
            var when =
                    isPast
                            ? new PhoneClock.Settled(
                                    happened, entered == null ? happened : entered, null)
                            : ground.clock().settle(happened, entered);
            var day = when.day(Counties.ZONE);
            checkDay(ground, act, day, faults);
            var number = faults.text("fields.lot", input.given().get("lot"), 40);
            var used = told.input();
            var days = act.days() != null ? act.days() : used == null ? 0 : used.days();
            // The lot comes last: nothing is made for an act that is refused.
            var lot = faults.any() ? null : lot(ground.batch(), act, number, day, faults);
            if (faults.any()) {
                return null;
            }
            var event =
                    events.of(
                            new Happening(
                                    id,
                                    ground.batch(),
                                    act,
                                    told,
                                    when.happened(),
                                    lot == null ? null : lot.epc()));
            return new NewAct(
                    id,
                    ground.batch(),
                    act,
                    told,
                    act.blocks().isEmpty() ? 0 : days,
                    when,
                    happened,
                    day,
                    lot == null ? null : lot.id(),
                    lot != null && newLots.remove(lot.id()),
                    event,
                    content);
        }

        private void checkDay(Ground ground, Crop.Act act, LocalDate day, Faults faults) {
            var batch = ground.batch();
            var ended = batch.endedOn();
            if (day.isBefore(batch.fromDay())) {
                faults.add("happenedAt", "这一批%s才开始".formatted(batch.fromDay()), "核对是哪天做的，或者换一批");
            } else if (ended != null && day.isAfter(ended)) {
                faults.add("happenedAt", "这一批%s已经结束".formatted(ended), "换一批，或者核对是哪天做的");
            }
            Wait.of(act.act(), day, ground.causes())
                    .ifPresent(wait ->
                            faults.add(
                                    "act",
                                    "还不能%s：%s".formatted(act.title(), wait.why()),
                                    "%d月%d日起才能%s"
                                            .formatted(
                                                    wait.until().getMonthValue(),
                                                    wait.until().getDayOfMonth(),
                                                    act.title())));
        }

        private @Nullable Lot lot(
                Batch batch, Crop.Act act, @Nullable String number, LocalDate day, Faults faults) {
            if (act.makesLot()) {
                return made(batch, number == null ? batch.lotNumber(day) : number, day, faults);
            }
            if (!act.isOfLot()) {
                return null;
            }
            var found =
                    batches.made(batch.id()).stream()
                            .filter(made -> !made.day().isAfter(day))
                            .map(Batch.Made::lot)
                            .filter(lot -> number == null || lot.number().equals(number))
                            .findFirst();
            if (found.isEmpty() && !harvested.contains(batch.id())) {
                faults.add(
                        "fields.lot",
                        number == null ? "这一批还没有采收过" : "这一批没有产出批次「%s」".formatted(number),
                        "先记采收，再记%s".formatted(act.title()));
            }
            return found.orElse(null);
        }

        /** The lot of that number, which is made where there is none. */
        private @Nullable Lot made(Batch batch, String number, LocalDate day, Faults faults) {
            var known = lots.find(batch.product(), number);
            if (known.isPresent()) {
                return joined(known.get(), faults);
            }
            if (isTrial) {
                return null;
            }
            var input = new LotInput(batch.division(), number, day.toString(), null, null);
            var id = products.addLot(batch.product(), input);
            newLots.add(id);
            return lots.get(id);
        }

        private Lot joined(Lot lot, Faults faults) {
            var held = lot.held();
            if (TAKEN_BACK_WORDS.equals(held) && !isTrial) {
                lots.release(lot.id(), TAKEN_BACK);
            } else if (held != null && !TAKEN_BACK_WORDS.equals(held)) {
                faults.add("fields.lot", "批次%s停用了：%s".formatted(lot.number(), held), "换一个批次号");
            }
            return lot;
        }

        private @Nullable Ground ground(@Nullable String typed, Faults faults) {
            var id = uuid(typed);
            var ground = id == null ? null : grounds.computeIfAbsent(id, this::ground);
            if (ground == null) {
                faults.add("batch", "没有这一批，或者不是您家的", "从列表里选");
            }
            return ground;
        }

        private @Nullable Ground ground(UUID id) {
            var batch = batches.find(id).orElse(null);
            if (batch == null) {
                return null;
            }
            var county = DivisionCode.of(batch.division()).county();
            var crop = crops.find(county, batch.crop()).orElseThrow(() -> Problem.notFound("这个品类"));
            var ahead = counties.find(county).map(County::clockOffsetDays).orElse(0);
            return new Ground(
                    batch,
                    crop,
                    new PhoneClock(clock.instant(), Duration.ofDays(ahead), sentAt),
                    new ArrayList<>(book.causes(id)));
        }

        /**
         * What was told goes into the store of events, and one line for each batch into the trail.
         */
        void finish() {
            told.forEach(events::record);
            written.forEach((id, count) -> {
                var batch = Objects.requireNonNull(grounds.get(id)).batch();
                audit.record("记录农事", Batches.subject(batch), null, count, null);
            });
        }
    }

    /** Why a lot is stopped that came before it should, as somebody told later. */
    private static String early(UUID cause) {
        return "production early " + cause;
    }

    private static @Nullable UUID uuid(@Nullable String typed) {
        try {
            return UUID.fromString(String.valueOf(Faults.given(typed)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant time(String field, @Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            var year = instant.atZone(Counties.ZONE).getYear();
            if (year >= 1970 && year <= 2199) {
                return instant;
            }
            faults.add(field, "年份%d不对".formatted(year), "核对手机的日期");
        } catch (DateTimeException e) {
            faults.add(field, "「%s」不是时间".formatted(text), "写成2019-11-18T08:12:00+08:00这样");
        }
        return null;
    }

    /**
     * Takes back an act that was recorded by mistake; it stays to be seen and counts no more. A lot
     * that was registered with acts is stopped when the last of them is taken back; one that was
     * stopped for not having waited after this act is free again.
     *
     * @throws Problem when there is none, it was taken back before, or its lot carries codes
     */
    @Transactional
    public Act withdraw(UUID id, @Nullable String reason) {
        var act = lists.get(id);
        var faults = new Faults();
        var why = faults.required("reason", "撤回原因", reason, 100);
        Refusal.unlessNone(faults, "没有撤回");
        var batch = batches.get(act.batch());
        if (isCoded(batch, act)) {
            throw Problem.conflict("批次%s已经绑定了溯源码，不能撤回。要撤回，先把码改绑到别的批次。".formatted(act.lot()));
        }
        var now = now(batch);
        if (!book.withdraw(act, why, now)) {
            throw Problem.conflict("这条记录已经撤回了。");
        }
        events.declareError(act.division(), book.event(id), now);
        book.early(id).forEach(one -> lots.release(one, early(id)));
        var lot = act.lotId();
        if (lot != null
                && makesLot(batch, act)
                && book.isMade(lot)
                && book.sources(lot, act.act()) == 0) {
            lots.hold(lot, TAKEN_BACK, TAKEN_BACK_WORDS);
        }
        audit.record(
                "撤回农事",
                new Audit.Subject(
                        "act", id.toString(), batch.title() + " " + act.title(), act.division()),
                act.said(),
                "已撤回",
                why);
        return lists.get(id);
    }

    /** Why an act cannot be taken back, in words; none where it can. */
    @Transactional(readOnly = true)
    Optional<String> hindrance(UUID id) {
        var act = lists.get(id);
        if (!act.stands()) {
            return Optional.of("已经撤回了");
        }
        return isCoded(batches.get(act.batch()), act)
                ? Optional.of("它的批次绑定了溯源码")
                : Optional.empty();
    }

    private boolean isCoded(Batch batch, Act act) {
        var lot = act.lotId();
        return lot != null
                && makesLot(batch, act)
                && book.sources(lot, act.act()) == 1
                && lots.get(lot).codes() > 0;
    }

    private boolean makesLot(Batch batch, Act act) {
        return crops.find(DivisionCode.of(batch.division()).county(), batch.crop())
                .flatMap(crop -> crop.act(act.act()))
                .map(Crop.Act::makesLot)
                .orElse(false);
    }

    private Instant now(Batch batch) {
        return counties.now(DivisionCode.of(batch.division()));
    }
}
