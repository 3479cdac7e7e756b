package io.turnout.flags.feed;

import io.turnout.flags.Evaluations;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells the control plane how often flags were asked for; what it has not heard it is told again. */
final class EvaluationReports implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EvaluationReports.class);

    private final Evaluations evaluations;
    private final Duration between;
    private final String process = UUID.randomUUID().toString();
    private final Map<Evaluations.Key, Long> told = new HashMap<>();
    private volatile boolean closed;
    private volatile Thread thread;
    private long sequence;

    EvaluationReports(Evaluations evaluations, Duration between) {
        this.evaluations = evaluations;
        this.between = between;
    }

    void start(Control control) {
        thread = Thread.ofVirtual().name("flag-reports").start(() -> run(control));
    }

    private void run(Control control) {
        while (!closed) {
            try {
                Thread.sleep(between);
                Map<Evaluations.Key, Long> now = evaluations.counts();
                List<Control.Count> counts = since(now);
                if (!counts.isEmpty()) {
                    sequence++;
                    tell(control, new Control.Report(process, sequence, counts));
                    told.putAll(now);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Telling of evaluations goes on after an unexpected failure", e);
            }
        }
    }

    /** As often as it takes: whether one that failed was heard is not known, so it is repeated as it was. */
    private void tell(Control control, Control.Report report) throws InterruptedException {
        while (!closed) {
            try {
                control.report(report);
                return;
            } catch (IOException e) {
                LOG.debugf("The control plane does not hear of evaluations: %s", e);
                Thread.sleep(between);
            }
        }
    }

    private List<Control.Count> since(Map<Evaluations.Key, Long> now) {
        return now.entrySet().stream()
                .map(entry -> new Control.Count(
                        entry.getKey().flag(),
                        entry.getKey().ending().name(),
                        entry.getValue() - told.getOrDefault(entry.getKey(), 0L)))
                .filter(count -> count.count() > 0)
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
