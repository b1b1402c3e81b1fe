package cn.cunkou.funds;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries of a ledger. */
public record EntriesPage(
        Fund fund,
        EntryQuery query,
        List<Option> lines,
        List<Option> sources,
        Paged<Row> rows,
        String export) {
    /** One entry. */
    public record Row(
            long number,
            LocalDate day,
            String kind,
            String from,
            String to,
            Money amount,
            String purpose,
            String document,
            @Nullable String payment) {
        static Row of(Entry entry) {
            var payment = entry.about().payment();
            return new Row(
                    entry.number(),
                    entry.day(),
                    entry.kind().label(),
                    Account.words(entry.from()),
                    Account.words(entry.to()),
                    new Money(entry.fen()),
                    entry.purpose(),
                    payment == null ? entry.document() : "",
                    payment == null ? null : payment.toString());
        }
    }

    public List<Option> kinds() {
        return Stream.of(Entry.Kind.values())
                .map(kind -> new Option(kind.id(), kind.label()))
                .toList();
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }
}
