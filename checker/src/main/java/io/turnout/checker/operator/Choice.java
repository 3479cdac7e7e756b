package io.turnout.checker.operator;

import io.turnout.checker.operator.ControlApi.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What an operator asks for next: mostly what moves the data on, sometimes what takes it back, now and then what is refused. */
final class Choice {
    private Choice() {}

    record Wish(String dataset, String operation) {}

    /** @return null if there is nothing to be wished for now */
    static Wish next(Map<String, View> views, RandomGenerator random) {
        List<Wish> wishes = new ArrayList<>();
        View notes = views.get("notes");
        View talks = views.get("talks");
        for (View view : List.of(notes, talks)) {
            if (view.running() == null) {
                boolean first = view == notes;
                boolean fits = first ? !talks.isThere() && talks.running() == null : notes.isThere();
                resting(view, fits, wishes);
            } else if (view.allowed().contains("ABORT") && random.nextInt(150) == 0) {
                return new Wish(view.name(), "ABORT");
            }
        }
        return wishes.isEmpty() ? null : wishes.get(random.nextInt(wishes.size()));
    }

    /** @param fits whether the order of the datasets lets it be handed over */
    private static void resting(View view, boolean fits, List<Wish> wishes) {
        switch (view.state()) {
            case "LEGACY" -> add(wishes, view, "START", 6);
            case "IN_SYNC" -> {
                add(wishes, view, "VERIFY", 6);
                add(wishes, view, "ABORT", 1);
            }
            case "VERIFIED" -> {
                add(wishes, view, "CUTOVER", fits || view.name().equals("notes") ? 12 : 1);
                add(wishes, view, "ABORT", 1);
            }
            case "CUT_OVER" -> add(wishes, view, "ROLLBACK", view.name().equals("talks") ? 4 : fits ? 2 : 1);
            default -> {
                // on its way
            }
        }
    }

    private static void add(List<Wish> wishes, View view, String operation, int weight) {
        for (int i = 0; i < weight; i++) {
            wishes.add(new Wish(view.name(), operation));
        }
    }
}
