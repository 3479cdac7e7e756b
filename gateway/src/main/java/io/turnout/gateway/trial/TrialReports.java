package io.turnout.gateway.trial;

import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the control plane what was counted, window by window: each until it is taken, so that none is lost or counted twice while this
 * process runs; what is counted meanwhile is one longer window. The last one is lost with the process.
 */
public final class TrialReports implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrialReports.class);

    private final Trials trials;
    private final Audience audience;
    private final ControlClient control;
    private final Duration interval;
    private final String gateway = UUID.randomUUID().toString();
    private final Thread thread = Thread.ofVirtual().name("trial-reports").unstarted(this::run);
    private volatile boolean stopped;

    public TrialReports(Trials trials, Audience audience, ControlClient control, Duration interval) {
        this.trials = trials;
        this.audience = audience;
        this.control = control;
        this.interval = interval;
    }

    /**
     * A window.
     *
     * @param gateway this process
     * @param sequence the same for repeats of one window
     * @param audience who was answered meanwhile
     */
    private record Report(
            String gateway, long sequence, List<SideBySide.Window> windows, List<Audience.Seen> audience) {
        boolean isEmpty() {
            return windows.isEmpty() && audience.isEmpty();
        }
    }

    public void start() {
        thread.start();
    }

    private void run() {
        long sequence = 0;
        Report report = null;
        while (!stopped) {
            try {
                Thread.sleep(interval);
                if (report == null) {
                    report = new Report(gateway, ++sequence, trials.turn(), audience.turn());
                }
                if (!report.isEmpty()) {
                    tell(report);
                }
                report = null;
            } catch (UpstreamException | IOException e) {
                LOG.debugf("The control plane is not told of what both sides do: %s", e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Telling the control plane goes on after an unexpected failure", e);
            }
        }
    }

    private void tell(Report report) throws UpstreamException, IOException, InterruptedException {
        int status = control.post("/internal/trials", report);
        if (status / 100 != 2) {
            LOG.warnf("The control plane refuses what was counted of both sides (status %d), which is lost", status);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
