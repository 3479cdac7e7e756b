package io.turnout.control.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.conduct.WhileLeading;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.plan.Dataset;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.control.rollout.RolloutLedger.Kept;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Conducts all rollouts, decision by decision, with sessions of its own. Should two do so for a moment, each decision is carried out once: it
 * is about a version of a rollout. Not for several threads.
 */
public final class Rollouts implements WhileLeading.Work {
    private static final Logger LOG = Logger.getLogger(Rollouts.class);
    private static final String ITSELF = "control plane";
    /** How old what is shown of the grounds may be. */
    private static final Duration SHOWN_ANEW = Duration.ofSeconds(1);

    private final Set<String> capabilities;
    private final RolloutLedger rollouts;
    private final Lookout lookout;
    private final Map<String, Watched> watched = new HashMap<>();

    /** @param capabilities those that the plan has */
    public Rollouts(Database control, ObjectMapper json, List<Dataset> datasets, Set<String> capabilities) {
        this.capabilities = capabilities;
        this.rollouts = new RolloutLedger(control, json);
        try {
            this.lookout = new Lookout(control, json, datasets, rollouts.windows());
        } catch (RuntimeException e) {
            rollouts.close();
            throw e;
        }
    }

    /** Takes one decision on each that is not over. One that cannot be decided on keeps no other from going back. */
    @Override
    public void advance() {
        List<String> underWay = rollouts.underWay();
        watched.keySet().retainAll(underWay);
        for (String capability : underWay) {
            try {
                rollouts.of(capability).ifPresent(this::advance);
            } catch (DatabaseFailure e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.errorf(e, "The rollout of %s cannot be decided on", capability);
            }
        }
    }

    private void advance(Kept kept) {
        Rollout rollout = kept.rollout();
        Watched watch = watch(kept);
        if (!capabilities.contains(rollout.capability())) {
            waits(kept, watch, "The plan has no such capability any more: take it back.", Map.of());
            return;
        }
        Seen seen = lookout.look(kept, watch);
        switch (Decisions.next(rollout, seen)) {
            case Move.Wait(String until) -> waits(kept, watch, until, seen);
            case Move.Advance(String why) -> become(kept, rollout.further(), why, seen);
            case Move.Finish(String why) -> become(kept, rollout.done(), why, seen);
            case Move.Moved(String why) -> become(kept, rollout.moved(), why, seen);
            case Move.RollBack(String why) -> become(kept, rollout.rolledBack(), why, seen);
        }
    }

    private Watched watch(Kept kept) {
        String capability = kept.rollout().capability();
        Watched known = watched.get(capability);
        return known != null && known.isOf(kept)
                ? known
                : watched.compute(capability, (name, old) -> new Watched(kept));
    }

    private void waits(Kept kept, Watched watch, String until, Object grounds) {
        if (!until.equals(kept.waitingFor()) || watch.isShownSince(SHOWN_ANEW)) {
            rollouts.waits(kept, until, grounds);
            watch.shown();
        }
    }

    private void become(Kept kept, Rollout to, String why, Seen seen) {
        if (rollouts.change(kept, to, new Change(ITSELF, why), seen)) {
            LOG.infof("%s: %s at %s %%, because %s", to.capability(), to.phase(), to.percent(), why);
        }
    }

    @Override
    public void close() {
        rollouts.close();
        lookout.close();
    }
}
