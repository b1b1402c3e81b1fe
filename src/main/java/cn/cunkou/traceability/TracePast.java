package cn.cunkou.traceability;

import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over products whose lots were packed and looked at before, such as a demonstration's. */
@Service
public class TracePast {
    private final Products products;
    private final Rolls rolls;
    private final Counties counties;
    private final JdbcClient jdbc;

    TracePast(Products products, Rolls rolls, Counties counties, JdbcClient jdbc) {
        this.products = products;
        this.rolls = rolls;
        this.counties = counties;
        this.jdbc = jdbc;
    }

    /**
     * A lot that was packed.
     *
     * @param codes how many codes were put on it
     * @param looks on which days they were looked at, one entry for a look at one code each
     */
    public record PackedLot(LotInput lot, LocalDate packedOn, long codes, List<LocalDate> looks) {}

    /**
     * Registers a product with one roll of codes that its lots share one after the other.
     *
     * @param codes of the roll, at least as many as the lots have together
     * @return the roll
     */
    @Transactional
    public UUID load(ProductInput input, long codes, String printer, List<PackedLot> lots) {
        var product = products.add(input, null);
        var roll = rolls.issue(product, new RollInput(Long.toString(codes), printer));
        var first = 1L;
        for (var packed : lots) {
            var lot = products.addLot(product, packed.lot());
            var last = first + packed.codes() - 1;
            rolls.pack(
                    roll,
                    new PackingInput(
                            lot.toString(),
                            Long.toString(first),
                            Long.toString(last),
                            packed.packedOn().toString()));
            look(roll, first, packed.looks());
            first = last + 1;
        }
        return roll;
    }

    private void look(UUID roll, long first, List<LocalDate> days) {
        var division = rolls.get(roll).division();
        var latest = counties.now(DivisionCode.of(division)).atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into traceability.look (division, roll, number, day, at, way)
                        select :division, :roll, :first + number - 1, day,
                               least((day + time '01:00' + number % 12 * interval '1 hour') at time zone 'UTC', :latest), 'scan'
                          from unnest(cast(cast(:days as text[]) as date[])) with ordinality as asked (day, number)
                        """)
                .param("division", division)
                .param("roll", roll)
                .param("first", first)
                .param("latest", latest)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }
}
