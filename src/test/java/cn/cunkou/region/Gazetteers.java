package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;

/** The names of a county straight from the list that ships with the product. */
final class Gazetteers {
    private Gazetteers() {}

    static Gazetteer of(String county) {
        return new Gazetteer(
                OfficialList.ofFiveCounties().entries().stream()
                        .filter(entry -> DivisionCode.of(county).contains(entry.code()))
                        .map(entry ->
                                new Division(
                                        entry.code(),
                                        entry.name(),
                                        entry.shortName(),
                                        entry.kind(),
                                        null,
                                        null,
                                        LocalDate.of(2023, 6, 30)))
                        .toList());
    }
}
