package cn.cunkou.region;

import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file of village lists: a village of a list, and the list it belongs to. Public for
 * JSON.
 *
 * @param list id of the recorded list, null as long as there is none
 */
public record ListedVillage(
        @Nullable UUID list,
        String kind,
        String reporter,
        LocalDate asOf,
        String documentTitle,
        @Nullable String documentNumber,
        String town,
        String village,
        String code,
        @Nullable Integer persons) {

    /** Lists of one kind, reporter and day are versions of one another. */
    record Key(Kind kind, String reporter, LocalDate asOf) {}

    Key key() {
        return new Key(Kind.of(kind), reporter, asOf);
    }

    DivisionCode division() {
        return DivisionCode.of(code);
    }

    /** The id of this row: its list and its village. */
    String subject() {
        return list + ":" + code;
    }

    ListedVillage in(UUID recorded) {
        return new ListedVillage(
                recorded,
                kind,
                reporter,
                asOf,
                documentTitle,
                documentNumber,
                town,
                village,
                code,
                persons);
    }

    boolean saysTheSameAs(ListedVillage other) {
        return in(NOWHERE).equals(other.in(NOWHERE));
    }

    private static final UUID NOWHERE = new UUID(0, 0);
}
