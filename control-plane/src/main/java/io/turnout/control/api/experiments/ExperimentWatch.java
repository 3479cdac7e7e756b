package io.turnout.control.api.experiments;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.control.api.Leading;
import io.turnout.control.conduct.WhileLeading;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.judging.experiment.Tally;
import io.turnout.judging.experiment.Verdict;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Ends an experiment by itself when a guardrail says that a treatment does harm, whatever its effect: all get the control then. */
@Singleton
class ExperimentWatch {
    private static final Logger LOG = Logger.getLogger(ExperimentWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String ITSELF = "control plane";

    private final Experiments experiments;
    private final WhileLeading watching;

    ExperimentWatch(Experiments experiments, Leading leading) {
        this.experiments = experiments;
        this.watching = new WhileLeading("Experiments", Watching::new, leading::leads);
    }

    private final class Watching implements WhileLeading.Work {
        private long lookedAt = System.nanoTime() - BETWEEN_LOOKS.toNanos();

        @Override
        public void advance() {
            if (System.nanoTime() - lookedAt < BETWEEN_LOOKS.toNanos()) {
                return;
            }
            lookedAt = System.nanoTime();
            experiments.underWay().forEach(this::tryToLook);
        }

        /** One that cannot be ended keeps no other from being. */
        private void tryToLook(ExperimentView experiment) {
            try {
                look(experiment);
            } catch (DatabaseFailure e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.errorf(e, "The experiment %s cannot be ended", experiment.key());
            }
        }

        private void look(ExperimentView experiment) {
            Optional<ExperimentView.TreatmentView> harmful = experiment.treatments().stream()
                    .filter(treatment -> treatment.verdict() == Verdict.STOPPED_BY_GUARDRAIL)
                    .findFirst();
            harmful.ifPresent(treatment -> {
                String why = why(treatment, experiment.control().counted());
                LOG.warnf("The experiment %s is ended: %s", experiment.key(), why);
                experiments.end(experiment.key(), experiment.control().variant(), new Change(ITSELF, why));
            });
        }

        private static String why(ExperimentView.TreatmentView treatment, Tally control) {
            return "%s: %d of %d answers %s, and %d of %d of the control"
                    .formatted(
                            treatment.variant(),
                            treatment.harm().of(treatment.counted()),
                            treatment.counted().tries(),
                            switch (treatment.harm()) {
                                case FAILS_MORE -> "failed";
                                case SLOW_MORE_OFTEN -> "were slow";
                            },
                            treatment.harm().of(control),
                            control.tries());
        }

        @Override
        public void close() {
            // sessions are of each look
        }
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("experiments").start(watching::run);
    }

    void stop(@Observes ShutdownEvent event) {
        watching.close();
    }
}
