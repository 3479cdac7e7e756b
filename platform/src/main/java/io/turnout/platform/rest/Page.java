package io.turnout.platform.rest;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the page after this one, null on the last
 */
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows of which one more than the limit was asked for.
     *
     * @param cursor cursor after an item, used for the last one if there is more
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
