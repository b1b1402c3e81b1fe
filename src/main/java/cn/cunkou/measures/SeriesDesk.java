package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.measures.SeriesJson.ValueJson;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes what people and programs hand in about external series: reads it, and records it once for a
 * key of theirs, however often it is sent.
 */
@Component
class SeriesDesk {
    private final ExternalSeries external;
    private final SeriesChecks checks;
    private final Counties counties;
    private final Files files;
    private final Idempotency idempotency;

    SeriesDesk(
            ExternalSeries external,
            SeriesChecks checks,
            Counties counties,
            Files files,
            Idempotency idempotency) {
        this.external = external;
        this.checks = checks;
        this.counties = counties;
        this.files = files;
        this.idempotency = idempotency;
    }

    /** A request as it is told from others. */
    private record Sent(ValueInput input, @Nullable String file, long size) {}

    private record Reason(String reason) {}

    /**
     * Begins a series.
     *
     * @param county its code, or empty for the only one of whoever acts
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public SeriesJson begin(String key, String county, SeriesInput input) {
        return idempotency.once(
                key,
                SeriesApi.PATH,
                input,
                SeriesJson.class,
                () -> {
                    var faults = new Faults();
                    var chosen = counties.chosen(county).code();
                    var series = checks.series(input, chosen, faults);
                    if (series == null) {
                        throw refused(faults);
                    }
                    return SeriesJson.of(external.begin(series, chosen), chosen, null);
                });
    }

    /**
     * Records a figure.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public ValueJson record(
            String key, String id, ValueInput input, @Nullable MultipartFile document) {
        var series = external.get(id, county(input.division()));
        var file = document == null || document.isEmpty() ? null : document;
        var sent =
                new Sent(
                        input,
                        file == null ? null : file.getOriginalFilename(),
                        file == null ? 0 : file.getSize());
        return idempotency.once(
                key,
                SeriesApi.PATH + "/" + id + "/values",
                sent,
                ValueJson.class,
                () -> ValueJson.of(series, external.record(read(series, input, file))));
    }

    /**
     * Takes a figure back.
     *
     * @throws Problem when there is no reason, or the figure does not hold any more
     */
    @Transactional
    public ValueJson withdraw(String key, String id, UUID value, @Nullable String typed) {
        var series = external.get(id, external.fact(id, value).division().county());
        var faults = new Faults();
        var reason = faults.required("reason", "撤回的原因", typed, 200);
        if (faults.any()) {
            throw refused(faults);
        }
        return idempotency.once(
                key,
                SeriesApi.PATH + "/" + id + "/values/" + value + "/withdraw",
                new Reason(reason),
                ValueJson.class,
                () -> ValueJson.of(series, external.withdraw(id, value, reason)));
    }

    /** Where a figure is to be recorded; one's own while that cannot be read. */
    private DivisionCode county(@Nullable String division) {
        var typed = Faults.given(division);
        return counties.of(typed == null ? "" : typed).orElseGet(() -> counties.chosen("")).code();
    }

    private NewFact read(Series series, ValueInput input, @Nullable MultipartFile file) {
        var faults = new Faults();
        var fact = checks.fact(series, input, faults);
        if (fact != null) {
            checks.expectReason(series, fact, faults);
        }
        var document = file == null ? null : store(file, faults);
        if (fact == null || faults.any()) {
            throw refused(faults);
        }
        return fact.with(document == null ? documentBefore(fact) : document);
    }

    /** A slip of the pen is corrected from the same document. */
    private Fact.@Nullable Document documentBefore(NewFact fact) {
        return external.holding(fact.series(), fact.division(), fact.day())
                .filter(before -> before.documentTitle().equals(fact.documentTitle()))
                .filter(before -> before.documentNumber().equals(fact.documentNumber()))
                .map(Fact::document)
                .orElse(null);
    }

    private Fact.@Nullable Document store(MultipartFile file, Faults faults) {
        var given = file.getOriginalFilename();
        var name = Files.plainName(given == null ? "" : given);
        try (var content = file.getInputStream()) {
            return new Fact.Document(
                    name, files.store(content, name, Files.Rule.PICTURES_AND_PAPERS));
        } catch (Problem refused) {
            faults.addAll(refused);
            return null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Problem refused(Faults faults) {
        var found = faults.found();
        return Problem.badRequest("有%d处不对，没有登记：".formatted(found.size()), found);
    }
}
