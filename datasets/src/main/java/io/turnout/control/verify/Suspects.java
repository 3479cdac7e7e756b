package io.turnout.control.verify;

import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;

/** Looks at suspect rows, together, until each is cleared or shown to differ. */
final class Suspects {
    /** A row that changes at every look for so long is reported as unsettled. */
    private static final int ROUNDS = 30;

    private final Session source;
    private final Session target;
    private final CatchUp catchUp;

    Suspects(Session source, Session target, CatchUp catchUp) {
        this.source = source;
        this.target = target;
        this.catchUp = catchUp;
    }

    List<Difference> settle(List<Suspect> suspects) {
        List<Difference> differences = new ArrayList<>();
        List<Suspect> open = suspects;
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            open = round(open, differences);
        }
        if (!open.isEmpty()) {
            String position = catchUp.await();
            open.forEach(suspect -> differences.add(suspect.unsettled(position)));
        }
        return differences;
    }

    /** @return those of which nothing is known yet */
    private List<Suspect> round(List<Suspect> suspects, List<Difference> differences) {
        suspects.forEach(suspect -> suspect.lookAtSource(source));
        catchUp.await();
        List<Suspect> different = suspects.stream()
                .filter(suspect -> !suspect.isCleared(target, source))
                .toList();
        if (different.isEmpty()) {
            return different;
        }
        String position = catchUp.await();
        List<Suspect> open = new ArrayList<>();
        for (Suspect suspect : different) {
            switch (suspect.judge(target)) {
                case SAME -> {}
                case UNKNOWN -> open.add(suspect);
                case DIFFERENT -> differences.add(suspect.difference(position));
            }
        }
        return open;
    }
}
