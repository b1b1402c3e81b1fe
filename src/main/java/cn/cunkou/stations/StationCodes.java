package cn.cunkou.stations;

import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers of stations, such as WH-0296: initials of the county and a count. */
@Component
class StationCodes {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,31}");

    private final JdbcClient jdbc;

    StationCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isValid(String code) {
        return FORM.matcher(code).matches();
    }

    /**
     * The next free numbers of a county.
     *
     * @param promised numbers that stations about to be entered bring with them
     */
    List<String> next(DivisionCode county, int count, Set<String> promised) {
        var codes = new TreeSet<String>();
        while (codes.size() < count) {
            var drawn = draw(county, count - codes.size());
            drawn.removeAll(promised);
            drawn.removeAll(taken(county, drawn));
            codes.addAll(drawn);
        }
        return List.copyOf(codes);
    }

    /**
     * Which of these numbers stations of the county have already, wherever in the county they are.
     */
    Set<String> taken(DivisionCode county, Set<String> codes) {
        return new TreeSet<>(
                jdbc.sql(
                                """
                                select code from stations.public_station where county = :county and code = any (:codes)
                                """)
                        .param("county", county.digits())
                        .param("codes", codes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private Set<String> draw(DivisionCode county, int count) {
        return new TreeSet<>(
                jdbc.sql(
                                """
                                with drawn as (
                                    insert into stations.next_code as next (division, prefix, number)
                                    values (:county, coalesce((select stations.initials(name) from region.county where code = :county),
                                                              :county), :count)
                                        on conflict (division) do update set number = next.number + :count
                                    returning prefix, number)
                                select prefix || '-' || to_char(n, case when n > 9999 then 'FM999999' else 'FM0000' end)
                                  from drawn cross join generate_series(number - :count + 1, number) as n
                                """)
                        .param("county", county.digits())
                        .param("count", count)
                        .query(String.class)
                        .list());
    }
}
