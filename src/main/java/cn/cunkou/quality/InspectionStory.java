package cn.cunkou.quality;

import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.quality.LotSamples.Sample;
import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.LotChapter;
import cn.cunkou.traceability.LotStanding;
import cn.cunkou.traceability.LotStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells a buyer what was tested of a lot, and whether it failed. */
@Component
class InspectionStory implements LotStory {
    private final LotSamples samples;
    private final LabReports reports;
    private final Recalls recalls;

    InspectionStory(LotSamples samples, LabReports reports, Recalls recalls) {
        this.samples = samples;
        this.reports = reports;
        this.recalls = recalls;
    }

    @Override
    public int place() {
        return 200;
    }

    @Override
    public List<LotChapter> chapters(Lot lot) {
        var entries = new ArrayList<LotChapter.Entry>();
        for (var sample : samples.of(lot.id())) {
            for (var report : reports.of(sample.id())) {
                if (report.isInForce()) {
                    entries.add(
                            new LotChapter.Entry(
                                    report.issuedOn(),
                                    words(sample, report),
                                    List.of(),
                                    link(sample, report)));
                }
            }
        }
        return entries.isEmpty() ? List.of() : List.of(new LotChapter("检测", entries));
    }

    /** To the report; to one that failed only when everybody may know whose it is. */
    private static List<LotChapter.Link> link(Sample sample, LabReports.Report report) {
        return report.passed() || sample.recall() != null
                ? List.of(
                        new LotChapter.Link(
                                "看检测报告", PublicQualityPages.PATH + "/reports/" + report.id()))
                : List.of();
    }

    private String words(Sample sample, LabReports.Report report) {
        var results = reports.results(report.id());
        var items =
                results.stream()
                        .filter(result -> report.passed() || !result.passed())
                        .map(result -> result.limit().item())
                        .collect(Collectors.joining("、"));
        return report.passed()
                ? "%s，抽样送%s检测%d项，都合格：%s。"
                        .formatted(sample.purposeWords(), sample.labName(), results.size(), items)
                : "%s，抽样送%s检测，不合格：%s。".formatted(sample.purposeWords(), sample.labName(), items);
    }

    @Override
    public Optional<LotStanding> standing(Lot lot) {
        var recalled = recalls.of(lot.id());
        if (!recalled.isEmpty()) {
            var since = ChineseTime.longDay(recalled.getFirst().openedOn());
            return Optional.of(
                    new LotStanding(
                            LotStanding.Kind.RECALLED,
                            "这个批次检测不合格，%s起召回。请不要食用或使用，退给卖家或生产者。".formatted(since)));
        }
        return samples.of(lot.id()).stream().anyMatch(sample -> sample.state().equals("failed"))
                ? Optional.of(
                        new LotStanding(LotStanding.Kind.BLOCKED, "这个批次检测不合格，已经停止销售。请不要食用或使用。"))
                : Optional.empty();
    }
}
