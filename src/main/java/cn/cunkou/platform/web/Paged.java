package cn.cunkou.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One page of a list.
 *
 * @param total rows of the whole list
 * @param number of this page, from 1
 * @param size rows a page holds
 */
public record Paged<T>(List<T> rows, long total, int number, int size) {
    public Paged {
        rows = List.copyOf(rows);
    }

    /** A page asked for: numbers below 1 mean the first, sizes are held between 1 and 500. */
    public record Request(int number, int size) {
        public Request {
            number = Math.clamp(number, 1, 1_000_000);
            size = Math.clamp(size, 1, 500);
        }

        public long offset() {
            return (number - 1L) * size;
        }

        public <T> Paged<T> of(List<T> rows, long total) {
            return new Paged<>(rows, total, number, size);
        }
    }

    /** Every row of a list that is read page by page, for an export. */
    public static <T> List<T> all(Function<Request, Paged<T>> list) {
        var all = new ArrayList<T>();
        for (var number = 1; ; number++) {
            var part = list.apply(new Request(number, 500));
            all.addAll(part.rows());
            if (number >= part.pages()) {
                return all;
            }
        }
    }

    /** The same page, each row told in another way. */
    public <R> Paged<R> map(Function<? super T, ? extends R> row) {
        return with(rows.stream().<R>map(row).toList());
    }

    /** The same page of other rows. */
    public <R> Paged<R> with(List<R> others) {
        return new Paged<>(others, total, number, size);
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public long first() {
        return total == 0 ? 0 : (number - 1L) * size + 1;
    }

    public long last() {
        return Math.min(total, (long) number * size);
    }

    /**
     * Page numbers to show: the first, the last, this one and its neighbours; 0 stands for a gap.
     */
    public List<Integer> steps() {
        var shown =
                IntStream.rangeClosed(1, pages())
                        .filter(page ->
                                page == 1 || page == pages() || Math.abs(page - number) <= 1)
                        .boxed()
                        .toList();
        var steps = new ArrayList<Integer>();
        for (var page : shown) {
            if (!steps.isEmpty() && page - steps.getLast() > 1) {
                steps.add(0);
            }
            steps.add(page);
        }
        return steps;
    }
}
