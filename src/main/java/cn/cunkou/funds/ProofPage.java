package cn.cunkou.funds;

import java.util.List;

/**
 * An entry and what proves that it stands as it was sealed.
 *
 * @param roots days whose root it can be held against
 */
public record ProofPage(
        Fund fund, EntriesPage.Row row, Seals.Inclusion proof, List<Seals.Seal> roots) {
    public ProofPage {
        roots = List.copyOf(roots);
    }
}
