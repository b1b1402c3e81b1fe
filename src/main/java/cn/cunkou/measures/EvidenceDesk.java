package cn.cunkou.measures;

import cn.cunkou.platform.web.Paged;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows one reader the rows behind one figure. */
final class EvidenceDesk {
    private final Databases.Way way;
    private final Tallies tallies;
    private final Visibility visibility;
    private final Resolved resolved;
    private final Figure figure;
    private final long total;
    private final EvidenceRows rows;

    /**
     * @param total how many rows there are, whoever may see them
     */
    EvidenceDesk(
            Databases databases,
            Visibility visibility,
            Resolved resolved,
            Figure figure,
            long total) {
        this.tallies = databases.tallies();
        this.way = visibility.seesAllRows() ? databases.all() : databases.own();
        this.visibility = visibility;
        this.resolved = resolved;
        this.figure = figure;
        this.total = total;
        this.rows = new EvidenceRows(resolved.asked(), resolved.before());
    }

    Measure measure() {
        return resolved.measure();
    }

    Figure figure() {
        return figure;
    }

    List<Label> columns() {
        return Sql.shown(resolved.asked().definition().measure());
    }

    Evidence page(Paged.Request request) {
        return reading(() -> {
            var visible = visible();
            var page =
                    resolved.obstacle() != null
                            ? List.<Evidence.Row>of()
                            : page(request, visible == total);
            return new Evidence(
                    measure(),
                    figure,
                    columns(),
                    request.of(page, visible),
                    Math.max(0, total - visible));
        });
    }

    void each(Consumer<Evidence.Row> reader) {
        if (resolved.obstacle() != null) {
            return;
        }
        reading(() -> {
            rows.each(way.database(), reader);
            return null;
        });
    }

    private List<Evidence.Row> page(Paged.Request request, boolean all) {
        var ids =
                all && resolved.before() == null
                        ? tallies.page(resolved.asked(), request.offset(), request.size())
                        : Optional.<String[]>empty();
        return ids.isPresent()
                ? rows.byIds(way.database(), ids.get())
                : rows.page(way.database(), request.offset(), request.size());
    }

    private long visible() {
        return visibility.seesAllOf(resolved.asked().division())
                ? total
                : rows.count(way.database());
    }

    private <T extends @Nullable Object> T reading(Supplier<T> work) {
        return way.transactions().execute(_ -> work.get());
    }
}
