package io.turnout.comparison.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Elements of two arrays, paired by what identifies them; several with the same identity are paired in their order.
 *
 * @param moved whether a pair does not stand at the same place
 */
record Matching(List<Together> pairs, List<Json> onlyLeft, List<Json> onlyRight, boolean moved) {
    record Together(Json left, Json right) {}

    static Matching of(List<Json> left, List<Json> right, Function<Json, Object> identity) {
        Map<Object, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < right.size(); i++) {
            places.computeIfAbsent(identity.apply(right.get(i)), _ -> new ArrayDeque<>(2))
                    .add(i);
        }
        List<Together> pairs = new ArrayList<>();
        List<Json> onlyLeft = new ArrayList<>();
        List<Json> onlyRight = new ArrayList<>(right);
        boolean moved = false;
        for (int i = 0; i < left.size(); i++) {
            Deque<Integer> open = places.get(identity.apply(left.get(i)));
            if (open == null || open.isEmpty()) {
                onlyLeft.add(left.get(i));
                continue;
            }
            int place = open.remove();
            moved |= place != i;
            pairs.add(new Together(left.get(i), right.get(place)));
            onlyRight.set(place, null);
        }
        onlyRight.removeIf(each -> each == null);
        return new Matching(pairs, onlyLeft, onlyRight, moved);
    }
}
