package io.turnout.control.migration;

import io.turnout.control.migration.Action.Halt;
import io.turnout.control.migration.Action.Wait;
import io.turnout.control.migration.Seen.DatasetSeen;
import io.turnout.control.migration.Seen.ReadSeen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides which candidates come to be read next. */
final class Turns {
    private Turns() {}

    /** All whose turn it is, at the same time: each is judged by evidence of its own. */
    static Optional<Action> read(List<String> capabilities, Seen seen) {
        List<String> left = capabilities.stream()
                .filter(capability -> !isRead(capability, seen))
                .toList();
        return Decisions.first(left, capability -> takenBack(capability, seen))
                .or(() -> Decisions.first(left, capability -> begun(capability, seen)))
                .or(() -> Decisions.first(left, capability -> awaited(capability, left, seen)))
                .or(() -> left.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Halt("%s wait for each other".formatted(String.join(", ", left)))));
    }

    private static boolean isRead(String capability, Seen seen) {
        ReadSeen read = seen.reads().get(capability);
        return read.read() == Seen.Read.REACHED
                || Decisions.carriers(read, seen).anyMatch(DatasetSeen::hasMoved);
    }

    private static Optional<Action> takenBack(String capability, Seen seen) {
        ReadSeen read = seen.reads().get(capability);
        return read.read() == Seen.Read.TAKEN_BACK
                ? Optional.of(new Halt("%s was taken back: %s".formatted(capability, read.tells())))
                : Optional.empty();
    }

    private static Optional<Action> begun(String capability, Seen seen) {
        ReadSeen read = seen.reads().get(capability);
        boolean isItsTurn = read.before().stream().allMatch(other -> isRead(other, seen));
        return read.read() == Seen.Read.NOT_BEGUN && isItsTurn
                ? Optional.of(new Action.Read(capability))
                : Optional.empty();
    }

    private static Optional<Action> awaited(String capability, List<String> left, Seen seen) {
        ReadSeen read = seen.reads().get(capability);
        if (read.read() != Seen.Read.UNDER_WAY) {
            return Optional.empty();
        }
        long others = left.stream()
                        .filter(each -> seen.reads().get(each).read() == Seen.Read.UNDER_WAY)
                        .count()
                - 1;
        return Optional.of(new Wait("%s: %s%s"
                .formatted(
                        capability,
                        Objects.requireNonNullElse(read.tells(), "begins."),
                        others == 0 ? "" : others == 1 ? " 1 more waits." : " %d more wait.".formatted(others))));
    }
}
