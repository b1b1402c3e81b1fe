package cn.cunkou.programme;

import cn.cunkou.values.DivisionCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The promises of a county as other pages show them in short. */
@Service
public class Promises {
    private final Programme programme;

    Promises(Programme programme) {
        this.programme = programme;
    }

    /**
     * All promises at a glance, and the most telling of them.
     *
     * @param cards the first few, in the order asked for
     */
    public record Glance(String planTitle, Strokes strokes, List<PromiseCard> cards) {}

    /** The promises still running come before those whose day is past. */
    public Optional<Glance> glance(DivisionCode county, int cards) {
        return programme
                .board(county)
                .map(board ->
                        glance(
                                board,
                                Comparator.comparing(
                                        one -> one.item().span().to().isBefore(board.today())),
                                cards));
    }

    /** Those that need somebody's care come first. */
    public Optional<Glance> needingCare(DivisionCode county, int cards) {
        return programme.board(county).map(board -> glance(board, PromisePages.BY_CARE, cards));
    }

    private static Glance glance(Board board, Comparator<Standing> order, int cards) {
        return new Glance(
                board.edition().plan().title(),
                PromisePages.strokes(board),
                board.items().stream()
                        .sorted(order)
                        .limit(cards)
                        .map(one -> PromiseCard.of(one, board.today(), ""))
                        .toList());
    }

    /** Promises whose words hold what was typed. */
    public List<PromiseCard> search(DivisionCode county, String typed, int limit) {
        return programme.board(county).stream()
                .flatMap(board ->
                        board.items().stream()
                                .filter(one ->
                                        one.label().contains(typed)
                                                || one.item().area().contains(typed))
                                .limit(limit)
                                .map(one -> PromiseCard.of(one, board.today(), "")))
                .toList();
    }
}
