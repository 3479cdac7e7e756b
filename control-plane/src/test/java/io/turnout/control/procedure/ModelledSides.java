package io.turnout.control.procedure;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Two fences as {@code Fence} keeps them, without a database: each change is atomic, conditional and may be repeated. */
final class ModelledSides {
    private static final class Fence {
        boolean open;
        long turn;
        long epoch;
        boolean reachable = true;
        final Set<Long> tokens = new HashSet<>();
    }

    private final Map<Side, Fence> fences = new EnumMap<>(Side.class);

    ModelledSides(Side open) {
        for (Side side : Side.values()) {
            Fence fence = new Fence();
            fence.open = side == open;
            fences.put(side, fence);
        }
    }

    boolean isOpen(Side side) {
        return fences.get(side).open;
    }

    void reach(Side side, boolean reachable) {
        fences.get(side).reachable = reachable;
    }

    /** As a leader looks: it shuts older ones out where it gets an answer. */
    Sighting look(Side side, long epoch) {
        Fence fence = fences.get(side);
        if (!fence.reachable) {
            return new Sighting.Unreachable("the model says so");
        }
        fence.epoch = Math.max(fence.epoch, epoch);
        return new Sighting.Fenced(fence.open, fence.turn);
    }

    /**
     * Carries a step out, as far as it concerns the fences.
     *
     * @param evenUnreachable whether the statement is under way already, so that it arrives although nobody else gets through
     * @return whether it succeeded
     */
    boolean execute(Step step, Operation operation, long turn, long epoch, boolean evenUnreachable) {
        Fence from = fences.get(operation.from());
        Fence to = fences.get(operation.to());
        return switch (step) {
            case CLOSE -> passes(from, epoch, evenUnreachable) && close(from, to, turn);
            case PASS -> to.reachable && to.tokens.contains(turn);
            case OPEN -> passes(to, epoch, evenUnreachable) && open(to, turn);
            case REVOKE -> passes(to, epoch, evenUnreachable) && revoke(to, turn);
            case REOPEN -> passes(from, epoch, evenUnreachable) && reopen(from, turn);
            default -> true;
        };
    }

    private static boolean passes(Fence fence, long epoch, boolean evenUnreachable) {
        if (!fence.reachable && !evenUnreachable || fence.epoch > epoch) {
            return false;
        }
        fence.epoch = epoch;
        return true;
    }

    private static boolean close(Fence from, Fence to, long turn) {
        if (!from.open && from.turn == turn) {
            return true;
        }
        if (!from.open || from.turn >= turn) {
            return false;
        }
        from.open = false;
        from.turn = turn;
        to.tokens.add(turn);
        return true;
    }

    private static boolean open(Fence to, long turn) {
        if (to.open && to.turn == turn) {
            return true;
        }
        if (to.open || to.turn >= turn || !to.tokens.contains(turn)) {
            return false;
        }
        to.open = true;
        to.turn = turn;
        return true;
    }

    private static boolean revoke(Fence to, long turn) {
        if (to.open) {
            return false;
        }
        to.turn = Math.max(to.turn, turn);
        return true;
    }

    private static boolean reopen(Fence from, long turn) {
        if (!from.open && from.turn != turn) {
            return false;
        }
        from.open = true;
        from.turn = Math.max(from.turn, turn);
        return true;
    }
}
