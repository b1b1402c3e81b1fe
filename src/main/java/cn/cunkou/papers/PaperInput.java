package cn.cunkou.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper as somebody filled it in, nothing of it checked.
 *
 * @param body id of the issuing body, or its name
 * @param day 成文日期
 * @param from first day, or month, of the period it reports on
 * @param to last day or month of it; not given, the period is the one day or month
 * @param open true where everybody may read it
 * @param fulfils items, {@code plan/item} or an item of the county's current plan
 */
public record PaperInput(
        @Nullable String division,
        @Nullable String body,
        @Nullable String kind,
        @Nullable String number,
        @Nullable String title,
        @Nullable String day,
        @Nullable String from,
        @Nullable String to,
        @Nullable String open,
        @Nullable String note,
        @Nullable List<String> fulfils) {

    static PaperInput of(Paper paper) {
        var covers = paper.covers();
        return new PaperInput(
                paper.division().digits(),
                paper.issuer().id().toString(),
                paper.kind().id(),
                paper.number(),
                paper.title(),
                paper.day().toString(),
                covers == null ? null : covers.from().toString(),
                covers == null ? null : covers.to().toString(),
                paper.open() ? "true" : "",
                paper.note(),
                paper.fulfils().stream().map(Fulfilment::toString).toList());
    }

    List<String> items() {
        return fulfils == null
                ? List.of()
                : fulfils.stream().filter(item -> !item.isBlank()).toList();
    }
}
