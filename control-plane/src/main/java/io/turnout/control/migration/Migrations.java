package io.turnout.control.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.conduct.WhileLeading;
import io.turnout.control.database.Database;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.ledger.NotAllowed;
import io.turnout.control.ledger.Order;
import io.turnout.control.ledger.Request;
import io.turnout.control.migration.MigrationLedger.Change;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.plan.Course;
import io.turnout.control.plan.Dataset;
import io.turnout.control.plan.DatasetPlan;
import io.turnout.control.procedure.Operation;
import io.turnout.control.rollout.Beginning;
import io.turnout.control.rollout.RolloutLedger;
import io.turnout.control.shadow.ShadowLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Conducts the migration that is under way, action by action, with sessions of its own. What is asked for twice, because of a crash or of
 * two that lead for a moment, is done once: datasets know it by its key, and whatever is set is set to the same. Not for several threads.
 */
public final class Migrations implements WhileLeading.Work {
    /** Who does what it does, in all logs. */
    public static final String ITSELF = "migration";
    /** Why a rollout is paused that the migration has paused. */
    public static final String HELD = "the migration is paused";

    /** However much there is to be done: it is seen in between whether this still leads. */
    private static final int MOST_AT_ONCE = 20;

    private static final String BACK = "the migration is taken back";

    private static final Logger LOG = Logger.getLogger(Migrations.class);

    private final DatasetPlan plan;
    private final List<AutoCloseable> sessions = new ArrayList<>();
    private final MigrationLedger migrations;
    private final Ledger ledger;
    private final RolloutLedger rollouts;
    private final ShadowLedger shadow;
    private final Lookout lookout;

    public Migrations(Database control, ObjectMapper json, DatasetPlan plan) {
        this.plan = plan;
        try {
            this.migrations = opened(new MigrationLedger(control, json));
            this.ledger = opened(new Ledger(control));
            this.rollouts = opened(new RolloutLedger(control, json));
            this.shadow = opened(new ShadowLedger(control, json));
            this.lookout = new Lookout(plan, ledger, rollouts, shadow, opened(new CanaryLedger(control)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T session) {
        sessions.add(session);
        return session;
    }

    /** Takes action after action, for as long as there is one to be taken at once. */
    @Override
    public void advance() {
        for (int taken = 0; taken < MOST_AT_ONCE; taken++) {
            if (migrations.underWay().filter(this::advance).isEmpty()) {
                return;
            }
        }
    }

    /** Whether anything was done. */
    private boolean advance(Kept kept) {
        Optional<String> missing = missing(kept.migration().itinerary());
        if (missing.isPresent()) {
            return waits(kept, "The plan has no \"%s\" any more.".formatted(missing.get()), Map.of());
        }
        Seen seen = lookout.look(kept);
        try {
            return carryOut(Decisions.next(kept.migration(), seen), kept, seen);
        } catch (NotAllowed e) {
            // somebody else has asked for something in this moment, or it is out of order
            return waits(kept, e.getMessage(), seen);
        }
    }

    /** A plan may have changed since. */
    private Optional<String> missing(Itinerary itinerary) {
        return itinerary.ready().stream()
                .filter(name -> plan.dataset(name).isEmpty())
                .findFirst()
                .or(() -> itinerary.read().stream()
                        .filter(name -> !plan.capabilities().containsKey(name))
                        .findFirst());
    }

    private boolean carryOut(Action action, Kept kept, Seen seen) {
        Migration migration = kept.migration();
        return switch (action) {
            case Action.Wait(String until) -> waits(kept, until, seen);
            case Action.Halt(String why) -> become(kept, migration.paused(true), "halted", why, seen);
            case Action.Finish(String why) -> become(kept, migration.over(), "over", why, seen);
            case Action.Operate(String dataset, Operation operation, String why) -> {
                act(kept, "%s %s".formatted(operation, dataset), why, seen, () -> {
                    operate(kept, dataset, operation, why, seen);
                    return true;
                });
                // somebody else begins it, which is not to be seen at once
                yield false;
            }
            case Action.Read(String capability) -> {
                String why = "its data is verified";
                yield act(
                        kept,
                        "READ " + capability,
                        why,
                        seen,
                        () -> new Beginning(rollouts, shadow).of(capability, course(capability), asked(why)));
            }
            case Action.TakeBack(String capability) ->
                act(kept, "TAKE BACK " + capability, BACK, seen, () -> takeBack(capability));
            case Action.Hold(String capability, boolean held) ->
                act(
                        kept,
                        (held ? "HOLD " : "RELEASE ") + capability,
                        held ? HELD : "it goes on",
                        seen,
                        () -> hold(capability, held));
            case Action.Compare(String capability, double percent) -> {
                String why = percent > 0 ? "its data is verified" : "the legacy side is not needed any more";
                yield act(kept, "COMPARE %s %s %%".formatted(capability, percent), why, seen, () -> {
                    shadow.set(capability, percent, new ShadowLedger.Change(ITSELF, why));
                    return true;
                });
            }
            case Action.CompareAnew(String capability) -> {
                String why = "all its data has moved";
                yield act(kept, "COMPARE ANEW " + capability, why, seen, () -> {
                    shadow.restart(capability, new ShadowLedger.Change(ITSELF, why));
                    return true;
                });
            }
        };
    }

    private boolean act(Kept kept, String action, String why, Seen seen, BooleanSupplier work) {
        return migrations.act(kept, action, new Change(ITSELF, why), seen, () -> {
            boolean done = work.getAsBoolean();
            if (done) {
                LOG.infof("Migration %d: %s, because %s", kept.migration().number(), action, why);
            }
            return done;
        });
    }

    /** The key is another one once an attempt has ended. */
    private void operate(Kept kept, String name, Operation operation, String why, Seen seen) {
        Dataset dataset = plan.dataset(name).orElseThrow();
        String key = "%d %s %s %s %d"
                .formatted(
                        kept.migration().number(),
                        kept.since(),
                        operation,
                        name,
                        seen.datasets().get(name).attempts().size());
        ledger.request(name, operation, new Request(ITSELF, why, key), Order.of(dataset, plan));
    }

    private boolean takeBack(String capability) {
        return rollouts.of(capability)
                .filter(each -> each.rollout().phase() != io.turnout.control.rollout.Phase.ROLLED_BACK)
                .map(each -> rollouts.change(each, each.rollout().rolledBack(), asked(BACK), Map.of()))
                .orElseGet(() -> rollouts.setByHand(capability, 0, asked(BACK)));
    }

    private boolean hold(String capability, boolean held) {
        return rollouts.of(capability)
                .filter(each -> !each.rollout().phase().isOver())
                .filter(each -> rollouts.change(
                        each,
                        each.rollout().paused(held),
                        asked(held ? HELD : "the migration goes on"),
                        each.evidence()))
                .isPresent();
    }

    private Course course(String capability) {
        return plan.capabilities().get(capability).course();
    }

    private static RolloutLedger.Change asked(String why) {
        return new RolloutLedger.Change(ITSELF, why);
    }

    private boolean become(Kept kept, Migration to, String action, String why, Seen seen) {
        boolean done = migrations.change(kept, to, action, new Change(ITSELF, why), seen);
        if (done) {
            LOG.infof("Migration %d: %s, because %s", to.number(), action, why);
        }
        return done;
    }

    private boolean waits(Kept kept, String until, Object seen) {
        if (!until.equals(kept.waitingFor())) {
            migrations.waits(kept, until, seen);
        }
        return false;
    }

    @Override
    public void close() {
        sessions.forEach(Migrations::close);
    }

    private static void close(AutoCloseable session) {
        try {
            session.close();
        } catch (Exception e) {
            LOG.debug("A session did not end well", e);
        }
    }
}
