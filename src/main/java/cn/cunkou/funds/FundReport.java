package cn.cunkou.funds;

import cn.cunkou.funds.Seals.Seal;
import cn.cunkou.platform.documents.Paper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fund's money up to the root of a day. Entries are never changed, so the same
 * root always gives the same report.
 *
 * @param day as of which it is
 * @param seal the last root of that day or before; null while nothing was sealed
 */
public record FundReport(Fund fund, LocalDate day, @Nullable Seal seal, List<ReportTable> tables) {
    public FundReport {
        tables = List.copyOf(tables);
    }

    /** The table of that id. */
    Optional<ReportTable> table(String id) {
        return tables.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** By what it is frozen, in words. */
    public String basis() {
        return seal == null
                ? "截至%s还没有账本根，报表是空的。".formatted(day)
                : "截至%s的账本根，前%d笔账，单位元。SHA-256 %s".formatted(seal.day(), seal.size(), seal.root());
    }

    void writeTo(Paper paper) {
        paper.title(fund.title() + "资金报表");
        paper.paragraph(
                "%s尾号%s，专人%s。".formatted(fund.bank(), fund.accountTail(), fund.responsible()));
        paper.paragraph(basis());
        tables.forEach(table -> table.writeTo(paper));
        paper.paragraph("制表：　　　　　　　复核：　　　　　　　日期：");
    }
}
