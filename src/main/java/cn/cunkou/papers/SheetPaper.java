package cn.cunkou.papers;

import cn.cunkou.region.Division;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A paper as a row of the workbook says it.
 *
 * @param division code of what it speaks of; town and village are its names
 * @param from first day of the period it reports on
 * @param fulfils {@code plan/item}
 */
record SheetPaper(
        @Nullable String number,
        String title,
        String kind,
        String body,
        String day,
        String division,
        @Nullable String town,
        @Nullable String village,
        @Nullable String from,
        @Nullable String to,
        boolean open,
        List<String> fulfils,
        String note) {

    static SheetPaper of(Paper paper, Gazetteer names) {
        var said =
                new NewPaper(
                        paper.division(),
                        paper.issuer().id(),
                        paper.kind(),
                        paper.number(),
                        paper.title(),
                        paper.day(),
                        paper.covers(),
                        paper.open(),
                        paper.note(),
                        paper.fulfils());
        return of(said, paper.issuer().name(), names);
    }

    static SheetPaper of(NewPaper paper, String body, Gazetteer names) {
        var division = paper.division();
        var covers = paper.covers();
        return new SheetPaper(
                paper.number(),
                paper.title(),
                paper.kind().label(),
                body,
                paper.day().toString(),
                division.digits(),
                division.town().flatMap(names::find).map(Division::name).orElse(null),
                isVillage(division)
                        ? names.find(division).map(Division::shortName).orElse(null)
                        : null,
                covers == null ? null : covers.from().toString(),
                covers == null ? null : covers.to().toString(),
                paper.open(),
                paper.fulfils().stream().map(Fulfilment::toString).toList(),
                paper.note());
    }

    private static boolean isVillage(DivisionCode division) {
        return division.level() == DivisionCode.Level.VILLAGE;
    }

    PaperInput input() {
        return new PaperInput(
                division,
                body,
                kind,
                number,
                title,
                day,
                from,
                to,
                open ? "true" : "",
                note,
                fulfils);
    }

    /** What tells one paper from another: body and 文号, or body, title and day. */
    String key() {
        return number == null ? body + "\n" + title + "\n" + day : body + "\n" + number;
    }

    String items() {
        return fulfils.stream().collect(Collectors.joining("、"));
    }
}
