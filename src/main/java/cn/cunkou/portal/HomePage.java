package cn.cunkou.portal;

import cn.cunkou.programme.Furrow;
import cn.cunkou.programme.PromiseCard;
import cn.cunkou.programme.Strokes;
import java.util.List;

/**
 * The portal's first page.
 *
 * @param stations how many are in service
 */
public record HomePage(
        String planTitle,
        String stations,
        Strokes ledger,
        List<PromiseCard> cards,
        List<Town> towns) {
    /** One town's line: stations in service, villages with one, and the share of them. */
    public record Town(
            String code,
            String name,
            String stations,
            String stationsHref,
            String covered,
            String villages,
            String coverage,
            String coverageHref,
            Furrow furrow) {}
}
