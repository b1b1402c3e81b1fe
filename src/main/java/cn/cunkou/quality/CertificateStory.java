package cn.cunkou.quality;

import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.LotChapter;
import cn.cunkou.traceability.LotStory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells a buyer what the producer promised of a lot. */
@Component
class CertificateStory implements LotStory {
    private final Certificates certificates;

    CertificateStory(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public int place() {
        return 210;
    }

    @Override
    public List<LotChapter> chapters(Lot lot) {
        var entries =
                certificates.of(lot.id()).stream()
                        .limit(3)
                        .map(one ->
                                new LotChapter.Entry(
                                        one.issuedOn(),
                                        "生产者承诺不用禁用药、常规药残留不超标，开了承诺达标合格证%s，依据是%s。"
                                                .formatted(one.number(), one.basisWords()),
                                        List.of(),
                                        List.of(
                                                new LotChapter.Link(
                                                        "看合格证",
                                                        CertificatePages.OPEN + "/" + one.id()))))
                        .toList();
        return entries.isEmpty() ? List.of() : List.of(new LotChapter("合格证", entries));
    }
}
