package io.turnout.control.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Sessions;
import io.turnout.control.plan.Course;
import io.turnout.control.rollout.Beginning;
import io.turnout.control.rollout.Phase;
import io.turnout.control.rollout.Rollout;
import io.turnout.control.rollout.RolloutLedger;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.control.rollout.RolloutLedger.Kept;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Rollouts, as operators see and change them.
 *
 * <p>A capability that the plan does not have is refused as {@code not-found}; what the rollout's state does not allow, as
 * {@code conflict}.
 */
@Singleton
public class Releases {
    private final ControlPlane plane;
    private final Sessions control;
    private final ObjectMapper json;

    Releases(ControlPlane plane, Sessions control, ObjectMapper json) {
        this.plane = plane;
        this.control = control;
        this.json = json;
    }

    /** In the plan's order. */
    public List<RolloutView> all() {
        return reading(ledger ->
                plane.capabilities().stream().map(name -> view(ledger, name)).toList());
    }

    public RolloutView of(String capability) {
        check(capability);
        return reading(ledger -> view(ledger, capability));
    }

    public List<RolloutLog.Entry> log(int most) {
        return reading(ledger -> ledger.log().newest(most));
    }

    /** Does what was asked for. */
    public RolloutView ask(String capability, RolloutRequest request, String who) {
        Change change = new Change(who, request.reason().strip());
        return switch (request.kind()) {
            case START -> start(capability, change);
            case PAUSE -> pause(capability, true, change);
            case RESUME -> pause(capability, false, change);
            case APPROVE -> approve(capability, request.step(), change);
            case ROLLBACK -> rollBack(capability, change);
        };
    }

    /** Begins with comparing, anew: what was found before may be of another build. */
    private RolloutView start(String capability, Change change) {
        check(capability);
        if (!plane.canBeRead(capability)) {
            throw ProblemType.CONFLICT.because(
                    "%s has nothing that could be read from the candidate: writes move with the data."
                            .formatted(capability));
        }
        Course course = plane.course(capability);
        return reading(ledger -> {
            try (ShadowLedger shadow = new ShadowLedger(control, json)) {
                if (!new Beginning(ledger, shadow).of(capability, course, change)) {
                    throw ProblemType.CONFLICT.because("A rollout of %s is under way already.".formatted(capability));
                }
            }
            return view(ledger, capability);
        });
    }

    private RolloutView pause(String capability, boolean paused, Change change) {
        return change(capability, change, rollout -> rollout.paused(paused));
    }

    /**
     * Lets the step under way end, as soon as all else allows it.
     *
     * @param step the one that is meant, from 1 on; null for the one under way
     */
    private RolloutView approve(String capability, Integer step, Change change) {
        return change(capability, change, rollout -> {
            if (rollout.phase() != Phase.READING || !rollout.current().manual()) {
                throw ProblemType.CONFLICT.because("There is nothing to approve at the moment.");
            }
            if (step != null && step != rollout.step() + 1) {
                throw ProblemType.CONFLICT.because(
                        "Step %d is under way, not step %d.".formatted(rollout.step() + 1, step));
            }
            return rollout.approve();
        });
    }

    /** Has nobody read from the candidate, whatever the rollout is about. */
    private RolloutView rollBack(String capability, Change change) {
        // also of one that the plan does not have any more
        return reading(ledger -> {
            Kept kept = ledger.of(capability)
                    .filter(each -> each.rollout().phase() != Phase.ROLLED_BACK)
                    .orElseThrow(() -> ProblemType.CONFLICT.because(
                            "There is no rollout of %s to take back.".formatted(capability)));
            return become(ledger, kept, kept.rollout().rolledBack(), change);
        });
    }

    /** Sets the share of those who read from a candidate; refused while a rollout of it is under way. */
    void setByHand(String capability, double percent, Change change) {
        check(capability);
        reading(ledger -> {
            if (!ledger.setByHand(capability, percent, change)) {
                throw ProblemType.CONFLICT.because(
                        "A rollout of %s sets its share: take it back first, with ./turnout rollout %s rollback."
                                .formatted(capability, capability));
            }
            return null;
        });
    }

    private static boolean isUnderWay(Kept kept) {
        return !kept.rollout().phase().isOver();
    }

    private RolloutView change(String capability, Change change, UnaryOperator<Rollout> what) {
        check(capability);
        return reading(ledger -> {
            Kept kept = ledger.of(capability)
                    .filter(Releases::isUnderWay)
                    .orElseThrow(
                            () -> ProblemType.CONFLICT.because("No rollout of %s is under way.".formatted(capability)));
            return become(ledger, kept, what.apply(kept.rollout()), change);
        });
    }

    private RolloutView become(RolloutLedger ledger, Kept from, Rollout to, Change change) {
        if (!ledger.change(from, to, change, from.evidence())) {
            throw ProblemType.CONFLICT.because("The rollout has changed in this moment. Look at it, and ask again.");
        }
        return view(ledger, to.capability());
    }

    private RolloutView view(RolloutLedger ledger, String capability) {
        return ledger.of(capability).map(RolloutView::of).orElseGet(() -> none(capability));
    }

    private RolloutView none(String capability) {
        return RolloutView.none(capability, plane.course(capability));
    }

    private void check(String capability) {
        if (!plane.capabilities().contains(capability)) {
            throw ProblemType.NOT_FOUND.because(
                    "The plan has no capability \"%s\" with two sides.".formatted(capability));
        }
    }

    private <T> T reading(Function<RolloutLedger, T> work) {
        try (RolloutLedger ledger = new RolloutLedger(control, json)) {
            return work.apply(ledger);
        }
    }
}
