package cn.cunkou.stations.fitting;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Position;
import cn.cunkou.stations.AcceptanceGate;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.fitting.FittingEntry.Outcome;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows how a station is fitted out. A station whose checklist was begun is accepted when every
 * entry is there, or left out for a reason; stations without one are accepted as ever.
 */
@Service
public class Fitting implements AcceptanceGate {
    private static final String EVERYWHERE = "fitting-out";
    private static final Map<Level, List<String>> CATALOGUES =
            Map.of(
                    Level.VILLAGE, List.of("village-fitting", EVERYWHERE),
                    Level.TOWN, List.of("town-fitting", EVERYWHERE),
                    Level.COUNTY, List.of());

    private final FittingBook book;
    private final Plans plans;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    Fitting(FittingBook book, Plans plans, Files files, Counties counties, Audit audit) {
        this.book = book;
        this.plans = plans;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /** A photograph or paper as it is handed in. */
    record Upload(String name, InputStream content) {}

    /** What the audit trail keeps. */
    private record Kept(String entry, String outcome, String note, @Nullable String file) {}

    /** The list that the county's plan names for stations of a level; none where it names none. */
    @Transactional(readOnly = true)
    public Optional<Catalogue> list(Station station) {
        return plans.current(station.county()).stream()
                .flatMap(edition ->
                        CATALOGUES.getOrDefault(station.level(), List.of()).stream()
                                .flatMap(id -> edition.plan().catalogue(id).stream()))
                .findFirst();
    }

    @Transactional(readOnly = true)
    public Checklist of(UUID station) {
        return book.of(station);
    }

    /**
     * Begins the checklist of a station as the plan has it today; one that was begun stays.
     *
     * @return whether the plan names a list
     */
    @Transactional
    public boolean begin(Station station) {
        var list = list(station);
        if (list.isPresent() && !book.of(station.id()).isBegun()) {
            book.begin(station, list.get(), counties.today(station.county()));
            audit.record("开始检查表", subject(station), null, list.get().label(), null);
        }
        return list.isPresent();
    }

    /**
     * Writes down what was seen of an entry today.
     *
     * @param outcome {@code done} needs a photograph or paper, {@code waived} a reason
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void see(
            Station station,
            String entry,
            @Nullable String outcome,
            @Nullable String note,
            @Nullable Upload upload,
            @Nullable Position position) {
        var known =
                book.of(station.id()).entries().stream()
                        .filter(one -> one.id().equals(entry))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("检查表里的这一项"));
        var faults = new Faults();
        var wanted = Outcome.read(outcome);
        var said = faults.text("note", note, 200);
        if (wanted == null) {
            faults.add("outcome", "没有选做好没有", "选做好了、还没有或不做");
        }
        if (wanted == Outcome.DONE && upload == null) {
            faults.add("file", known.label() + "没有照片", "拍一张照片；纸质的可以传PDF");
        }
        if (wanted == Outcome.WAIVED && said == null) {
            faults.add("note", "没有写为什么不做", "写明原因，验收时看得到");
        }
        if (faults.any() || wanted == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
        var proof = upload == null ? null : store(upload);
        book.insert(
                station,
                entry,
                wanted,
                said == null ? "" : said,
                proof,
                position,
                counties.today(station.county()));
        audit.record(
                "检查表：" + wanted.label(),
                subject(station),
                null,
                new Kept(
                        known.label(),
                        wanted.label(),
                        said == null ? "" : said,
                        proof == null ? null : proof.name()),
                null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Problem.Fault> against(Station station) {
        var open = book.of(station.id()).openInWords();
        return open.isEmpty()
                ? List.of()
                : List.of(new Problem.Fault("day", "检查表还差：" + open, "在检查表里做好并拍照，或者逐项选“不做”写明原因"));
    }

    /**
     * The photograph or paper of a check.
     *
     * @throws Problem when there is none
     */
    @Transactional(readOnly = true)
    ResponseEntity<InputStreamResource> show(UUID station, UUID check) {
        var proof = book.proof(station, check).orElseThrow(() -> Problem.notFound("照片"));
        return files.show(proof.name(), proof.stored());
    }

    private FittingBook.Proof store(Upload upload) {
        var name = Files.plainName(upload.name());
        return new FittingBook.Proof(
                name, files.store(upload.content(), name, Files.Rule.PICTURES_AND_PAPERS));
    }

    private static Audit.Subject subject(Station station) {
        return new Audit.Subject(
                "station", station.id().toString(), station.name(), station.division().digits());
    }
}
