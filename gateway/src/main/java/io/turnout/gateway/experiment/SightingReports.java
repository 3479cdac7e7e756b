package io.turnout.gateway.experiment;

import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells the control plane what was seen, once a second: each report until it is taken, as it was. The last one is lost with the process. */
final class SightingReports implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SightingReports.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Sightings sightings;
    private final ControlClient control;
    private final String gateway = UUID.randomUUID().toString();
    private final Thread thread = Thread.ofVirtual().name("experiment-reports").unstarted(this::run);
    private volatile boolean stopped;

    SightingReports(Sightings sightings, ControlClient control) {
        this.sightings = sightings;
        this.control = control;
    }

    /**
     * What was seen since the last one.
     *
     * @param gateway this process
     * @param sequence the same for repeats of one
     */
    private record Report(
            String gateway,
            long sequence,
            List<Sighting.Exposure> exposures,
            List<Sighting.Outcome> outcomes,
            List<Sighting.Answers> answers) {}

    void start() {
        thread.start();
    }

    private void run() {
        long sequence = 0;
        Sightings.Turn turn = sightings.turn();
        while (!stopped) {
            try {
                Thread.sleep(BETWEEN);
                if (turn.isEmpty()) {
                    turn = sightings.turn();
                    sequence++;
                }
                if (!turn.isEmpty()) {
                    tell(new Report(gateway, sequence, turn.exposures(), turn.outcomes(), turn.answers()));
                    turn = new Sightings.Turn(List.of(), List.of(), List.of());
                }
            } catch (UpstreamException | IOException e) {
                LOG.debugf("The control plane is not told of experiments: %s", e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Telling of experiments goes on after an unexpected failure", e);
            }
        }
    }

    private void tell(Report report) throws UpstreamException, IOException, InterruptedException {
        int status = control.post("/internal/experiments/sightings", report);
        if (status / 100 != 2) {
            LOG.warnf("The control plane refuses what was seen of experiments (status %d), which is lost", status);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
