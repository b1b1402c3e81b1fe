package cn.cunkou.stations.fitting;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.fitting.FittingEntry.Outcome;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters checklists that were walked through before the program was there. */
@Service
public class FittingLoader {
    private final Fitting fitting;
    private final Files files;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    FittingLoader(Fitting fitting, Files files, JdbcClient jdbc, Counties counties, Audit audit) {
        this.fitting = fitting;
        this.files = files;
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A station that was looked at.
     *
     * @param missing how many entries were not there, the last of its list
     */
    public record Looked(Station station, LocalDate day, int missing) {}

    private record Seen(Looked at, Catalogue list, int place) {
        Catalogue.Entry entry() {
            return list.entries().get(place);
        }

        Outcome outcome() {
            return place < list.entries().size() - at.missing() ? Outcome.DONE : Outcome.MISSING;
        }
    }

    /**
     * Enters every entry of every station that the county's plan has a list for.
     *
     * @param picture that proves what was there
     */
    @Transactional
    public void load(DivisionCode county, List<Looked> all, String name, byte[] picture) {
        var lists = new EnumMap<Level, Optional<Catalogue>>(Level.class);
        var seen = new ArrayList<Seen>();
        for (var one : all) {
            lists.computeIfAbsent(one.station().level(), _ -> fitting.list(one.station()))
                    .ifPresent(list -> {
                        for (var place = 0; place < list.entries().size(); place++) {
                            seen.add(new Seen(one, list, place));
                        }
                    });
        }
        if (seen.isEmpty()) {
            return;
        }
        var proof =
                files.store(
                        new ByteArrayInputStream(picture), name, Files.Rule.PICTURES_AND_PAPERS);
        insert(county, seen, name, proof.sha256());
        audit.record(
                "批量登记检查表",
                new Audit.Subject(
                        "fitting", county.digits(), "%d项".formatted(seen.size()), county.digits()),
                null,
                seen.size(),
                null);
    }

    private void insert(DivisionCode county, List<Seen> seen, String name, String sha256) {
        jdbc.sql(
                        """
                        with given as (
                            select cast(station as uuid) as station, division, entry, place, list, label, outcome,
                                   cast(day as date) as day
                              from unnest(cast(:stations as text[]), cast(:divisions as text[]), cast(:entries as text[]),
                                          cast(:places as int[]), cast(:lists as text[]), cast(:labels as text[]),
                                          cast(:outcomes as text[]), cast(:days as text[]))
                                   as given (station, division, entry, place, list, label, outcome, day)),
                        begun as (
                            insert into stations.fitting_entry (station, division, entry, place, list, label, begun, recorded_at)
                            select station, division, entry, place, list, label, day, :now from given)
                        insert into stations.fitting_check (station, division, entry, outcome, day, sha256, file_name, recorded_at,
                                                            recorded_by)
                        select station, division, entry, outcome, day, case when outcome = 'done' then :sha256 end,
                               case when outcome = 'done' then :name end, :now, '演示数据'
                          from given
                        """)
                .param("stations", texts(seen, one -> one.at().station().id().toString()))
                .param("divisions", texts(seen, one -> one.at().station().division().digits()))
                .param("entries", texts(seen, one -> one.entry().id()))
                .param("places", seen.stream().map(one -> one.place() + 1).toArray(Integer[]::new))
                .param("lists", texts(seen, one -> one.list().id()))
                .param("labels", texts(seen, one -> one.entry().label()))
                .param("outcomes", texts(seen, one -> one.outcome().id()))
                .param("days", texts(seen, one -> one.at().day().toString()))
                .param("sha256", sha256)
                .param("name", name)
                .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] texts(List<Seen> seen, Function<Seen, String> text) {
        return seen.stream().map(text).toArray(String[]::new);
    }
}
