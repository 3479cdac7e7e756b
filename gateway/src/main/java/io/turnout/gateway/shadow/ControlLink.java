package io.turnout.gateway.shadow;

import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** What the control plane is asked and told of comparing. Each call blocks; they are for virtual threads. */
final class ControlLink implements Lag {
    private static final Logger LOG = Logger.getLogger(ControlLink.class);

    private final ControlClient control;

    ControlLink(ControlClient control) {
        this.control = control;
    }

    /** What is sampled. */
    record Shares(String version, List<Share> shares) {}

    /**
     * What is counted.
     *
     * @param gateway this process
     * @param sequence the same for repeats of one report
     */
    record Report(String gateway, long sequence, List<Page> pages) {}

    private record Caught(boolean caughtUp, long quietMillis) {
        Known known() {
            return new Known(caughtUp, Duration.ofMillis(quietMillis));
        }
    }

    /**
     * What is sampled, as soon as it is something else.
     *
     * @param version of what is known
     * @return null if nothing has changed within the time that one call waits
     */
    Shares shares(String version) throws UpstreamException, IOException, InterruptedException {
        return control.changed("/internal/shadow", version, Shares.class);
    }

    /** Tells it. What is refused is dropped: it would be refused the next time, too. */
    void report(Report report) throws UpstreamException, IOException, InterruptedException {
        int status = control.post("/internal/shadow/reports", report);
        if (status / 100 != 2) {
            LOG.warnf("The control plane refuses a report (status %d), which is lost", status);
        }
    }

    @Override
    public Known await(List<String> datasets) throws InterruptedException {
        try {
            String uri = "/internal/shadow/lag?datasets=%s&wait=%d"
                    .formatted(String.join(",", datasets), control.longestWait().toMillis());
            return control.get(uri, Caught.class).known();
        } catch (UpstreamException | IOException e) {
            return Known.NOTHING;
        }
    }
}
