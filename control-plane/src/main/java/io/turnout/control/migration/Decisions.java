package io.turnout.control.migration;

import io.turnout.control.migration.Action.Compare;
import io.turnout.control.migration.Action.CompareAnew;
import io.turnout.control.migration.Action.Finish;
import io.turnout.control.migration.Action.Halt;
import io.turnout.control.migration.Action.Hold;
import io.turnout.control.migration.Action.Operate;
import io.turnout.control.migration.Action.TakeBack;
import io.turnout.control.migration.Action.Wait;
import io.turnout.control.migration.Seen.Backwards;
import io.turnout.control.migration.Seen.DatasetSeen;
import io.turnout.control.migration.Seen.ReadSeen;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides what is next, one thing at a time. Nothing is remembered of what was decided before; what has become of it is seen.
 */
public final class Decisions {
    /** A handover undoes itself on a busy machine; whatever else fails would fail again. */
    private static final int TRIES_OF_HANDOVERS = 5;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private Decisions() {}

    /** @param migration one that is not over */
    public static Action next(Migration migration, Seen seen) {
        if (migration.paused()) {
            return hold(migration, seen, true).orElse(new Wait("It is paused: resume it."));
        }
        return migration.phase() == Phase.GOING_BACK ? back(migration, seen) : onwards(migration, seen);
    }

    private static Action onwards(Migration migration, Seen seen) {
        Itinerary itinerary = migration.itinerary();
        return hold(migration, seen, false)
                .or(() -> first(itinerary.ready(), dataset -> ready(dataset, seen)))
                .or(() -> first(itinerary.read(), capability -> compared(capability, seen)))
                .or(() -> migration.to() == Stage.SHADOW ? Optional.empty() : Turns.read(itinerary.read(), seen))
                .or(() -> first(itinerary.moved(), dataset -> moved(dataset, migration, seen)))
                .or(() -> migration.to() == Stage.RETIRED ? retired(itinerary, seen) : Optional.empty())
                .orElseGet(() -> new Finish("everything is at %s".formatted(migration.to())));
    }

    private static Action back(Migration migration, Seen seen) {
        Itinerary itinerary = migration.itinerary();
        return first(itinerary.read(), capability -> unread(capability, seen))
                .or(() -> first(itinerary.moved().reversed(), dataset -> movedBack(dataset, seen)))
                .orElseGet(() -> new Finish("everything is answered and written where it was"));
    }

    /** Rollouts stand still as long as the migration does. */
    private static Optional<Action> hold(Migration migration, Seen seen, boolean held) {
        return first(migration.itinerary().read(), capability -> {
            ReadSeen read = seen.reads().get(capability);
            boolean isLeft = held ? !read.paused() : read.held();
            return read.read() == Seen.Read.UNDER_WAY && isLeft
                    ? Optional.of(new Hold(capability, held))
                    : Optional.empty();
        });
    }

    private static Optional<Action> ready(String name, Seen seen) {
        DatasetSeen dataset = seen.datasets().get(name);
        return switch (dataset.state()) {
            case LEGACY, COPYING -> Optional.of(operate(name, dataset, Operation.START, "data comes first"));
            case IN_SYNC -> Optional.of(operate(name, dataset, Operation.VERIFY, "it is not read before"));
            case VERIFIED, CUT_OVER, DETACHED -> Optional.empty();
        };
    }

    private static Optional<Action> compared(String capability, Seen seen) {
        ReadSeen read = seen.reads().get(capability);
        boolean isEnough = seen.compared().getOrDefault(capability, 0.0) >= read.course();
        return isEnough || isRetired(read, seen)
                ? Optional.empty()
                : Optional.of(new Compare(capability, read.course()));
    }

    private static Optional<Action> moved(String name, Migration migration, Seen seen) {
        DatasetSeen dataset = seen.datasets().get(name);
        if (dataset.hasMoved()) {
            return dataset.running() == Operation.ROLLBACK ? Optional.of(runs(name, dataset)) : Optional.empty();
        }
        if (dataset.manual() && !migration.approved().contains(name)) {
            return Optional.of(new Wait("Somebody has to approve the cutover of %s.".formatted(name)));
        }
        return Optional.of(operate(name, dataset, Operation.CUTOVER, "all that is made of it is read there already"));
    }

    private static Optional<Action> retired(Itinerary itinerary, Seen seen) {
        return detached(itinerary, seen)
                .or(() -> first(
                        itinerary.carried(),
                        capability -> seen.compared().getOrDefault(capability, 0.0) > 0
                                ? Optional.of(new Compare(capability, 0))
                                : Optional.empty()));
    }

    /** What is not detached yet keeps its way back for as long as it is to, and until answers are known to be the same. */
    private static Optional<Action> detached(Itinerary itinerary, Seen seen) {
        List<String> left = itinerary.moved().stream()
                .filter(name -> seen.datasets().get(name).state() != State.DETACHED)
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return first(itinerary.read(), capability -> provenBackwards(capability, seen))
                .or(() -> first(left, name -> held(seen.datasets().get(name))))
                .or(() -> first(
                        left,
                        name -> Optional.of(operate(
                                name,
                                seen.datasets().get(name),
                                Operation.DETACH,
                                "all is answered as the legacy side would, and its time is over"))));
    }

    private static Optional<Action> provenBackwards(String capability, Seen seen) {
        Backwards known = seen.backwards().get(capability);
        if (known == null) {
            return Optional.empty();
        }
        if (known.isOld()) {
            return Optional.of(new CompareAnew(capability));
        }
        return switch (known.known()) {
            case SAME -> Optional.empty();
            case DIFFERENT ->
                Optional.of(new Halt("%s differs since its data has moved: %s".formatted(capability, known.tells())));
            case OPEN ->
                Optional.of(new Wait("%s is not known to be answered as before, since its data has moved: %s."
                        .formatted(capability, known.tells())));
        };
    }

    private static Optional<Action> held(DatasetSeen dataset) {
        return dataset.left().isPositive()
                ? Optional.of(new Wait("The way back is given up in %d s."
                        .formatted(dataset.left().toSeconds() + 1)))
                : Optional.empty();
    }

    private static Optional<Action> unread(String capability, Seen seen) {
        ReadSeen read = seen.reads().get(capability);
        return read.read() == Seen.Read.UNDER_WAY || read.percent() > 0
                ? Optional.of(new TakeBack(capability))
                : Optional.empty();
    }

    private static Optional<Action> movedBack(String name, Seen seen) {
        DatasetSeen dataset = seen.datasets().get(name);
        if (dataset.running() == Operation.CUTOVER || dataset.running() == Operation.DETACH) {
            return Optional.of(runs(name, dataset));
        }
        return switch (dataset.state()) {
            case CUT_OVER -> Optional.of(operate(name, dataset, Operation.ROLLBACK, "the migration is taken back"));
            case DETACHED -> Optional.of(new Halt("%s has no way back any more".formatted(name)));
            case LEGACY, COPYING, IN_SYNC, VERIFIED -> Optional.empty();
        };
    }

    /** Asks for an operation, unless one runs, or that it is asked for again is for somebody to decide. */
    private static Action operate(String name, DatasetSeen dataset, Operation operation, String why) {
        if (dataset.running() != null) {
            return runs(name, dataset);
        }
        Optional<Seen.Attempt> last = dataset.attempts().stream().findFirst();
        if (last.filter(Decisions::isTakenAway).isPresent() && operation != Operation.ROLLBACK) {
            return new Halt(
                    "somebody has asked for %s of %s".formatted(last.get().operation(), name));
        }
        List<Seen.Attempt> failed = dataset.attempts().stream()
                .takeWhile(attempt -> attempt.operation() == operation && !attempt.isDone())
                .toList();
        if (failed.isEmpty()) {
            return new Operate(name, operation, why);
        }
        Seen.Attempt latest = failed.getFirst();
        if (failed.size() >= (operation.isHandover() ? TRIES_OF_HANDOVERS : 1)) {
            return new Halt("%s of %s was not done: %s".formatted(operation, name, latest.why()));
        }
        Duration left = BETWEEN_TRIES.multipliedBy(failed.size()).minus(latest.ago());
        return left.isPositive()
                ? new Wait("%s of %s is tried again in %d s: %s"
                        .formatted(operation, name, left.toSeconds() + 1, latest.why()))
                : new Operate(name, operation, why);
    }

    private static boolean isTakenAway(Seen.Attempt attempt) {
        boolean away = attempt.operation() == Operation.ABORT || attempt.operation() == Operation.ROLLBACK;
        return away && attempt.isDone() && !attempt.own();
    }

    private static Wait runs(String name, DatasetSeen dataset) {
        return new Wait("%s of %s is under way.".formatted(dataset.running(), name));
    }

    static Stream<DatasetSeen> carriers(ReadSeen read, Seen seen) {
        return read.carriers().stream().map(seen.datasets()::get);
    }

    private static boolean isRetired(ReadSeen read, Seen seen) {
        return carriers(read, seen).anyMatch(dataset -> dataset.state() == State.DETACHED);
    }

    static Optional<Action> first(List<String> names, Function<String, Optional<Action>> action) {
        return names.stream().map(action).flatMap(Optional::stream).findFirst();
    }
}
