package cn.cunkou.stations.scoring;

import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A station with its points.
 *
 * @param rank from 1; those with as many points share it
 * @param said each line with its points and what they come from
 * @param missing lines for which nobody has given points yet
 */
public record Scored(
        UUID station,
        DivisionCode division,
        String code,
        String name,
        String place,
        int rank,
        BigDecimal total,
        String said,
        List<String> missing) {
    public Scored {
        missing = List.copyOf(missing);
    }

    Scored ranked(int as) {
        return new Scored(station, division, code, name, place, as, total, said, missing);
    }
}
