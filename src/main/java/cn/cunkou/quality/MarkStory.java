package cn.cunkou.quality;

import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Lot;
import cn.cunkou.traceability.LotChapter;
import cn.cunkou.traceability.LotStory;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells a buyer by which standard a lot was made, and which marks its product bears. */
@Component
class MarkStory implements LotStory {
    private final Standards standards;
    private final Marks marks;
    private final Products products;
    private final Counties counties;

    MarkStory(Standards standards, Marks marks, Products products, Counties counties) {
        this.standards = standards;
        this.marks = marks;
        this.products = products;
        this.counties = counties;
    }

    @Override
    public int place() {
        return 300;
    }

    @Override
    public List<LotChapter> chapters(Lot lot) {
        var chapters = new ArrayList<LotChapter>();
        var made =
                standards.by(lot.product()).stream()
                        .map(one ->
                                LotChapter.Entry.of(
                                        null,
                                        "按%s《%s》（%s）生产。"
                                                .formatted(
                                                        one.kindWords(),
                                                        one.title(),
                                                        one.number())))
                        .toList();
        if (!made.isEmpty()) {
            chapters.add(new LotChapter("执行标准", made));
        }
        var product = products.get(lot.product());
        var today = counties.today(DivisionCode.of(lot.division()));
        var borne =
                marks.borneBy(product.party(), product.producer(), product.kind()).stream()
                        .filter(mark -> mark.holds(today))
                        .map(mark ->
                                LotChapter.Entry.of(
                                        null,
                                        "%s“%s”，%s颁发，编号%s。"
                                                .formatted(
                                                        mark.kindWords(),
                                                        mark.name(),
                                                        mark.issuer(),
                                                        mark.number())))
                        .toList();
        if (!borne.isEmpty()) {
            chapters.add(new LotChapter("认证品牌", borne));
        }
        return chapters;
    }
}
