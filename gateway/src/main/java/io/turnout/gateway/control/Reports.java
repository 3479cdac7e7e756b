package io.turnout.gateway.control;

import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the control plane, again and again, what has come together since the last time: each report until it is taken, so that none is
 * lost or counted twice while this process runs; but what it says it will never understand is given up. The last one is lost with the process.
 */
public final class Reports<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reports.class);

    private final ControlClient control;
    private final String path;
    private final Duration interval;
    private final Source<T> source;
    private final String gateway = UUID.randomUUID().toString();
    private final Thread thread;
    private volatile boolean stopped;

    /** What there is to tell. */
    public interface Source<T> {
        /** What has come together since the last time; null if nothing has. */
        T turn();

        /**
         * A report, as it is sent at this moment.
         *
         * @param gateway this process
         * @param sequence rises with each report, and is the same for repeats of one
         */
        Object report(String gateway, long sequence, T turn);
    }

    /** @param interval how often it is told, at most */
    public Reports(ControlClient control, String path, Duration interval, Source<T> source) {
        this.control = control;
        this.path = path;
        this.interval = interval;
        this.source = source;
        this.thread = Thread.ofVirtual().name("reports " + path).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        long sequence = 0;
        T turn = null;
        while (!stopped) {
            try {
                Thread.sleep(interval);
                if (turn == null) {
                    turn = source.turn();
                    sequence++;
                }
                if (turn != null) {
                    tell(source.report(gateway, sequence, turn));
                    turn = null;
                }
            } catch (UpstreamException | IOException e) {
                LOG.debugf("The control plane is not told (%s): %s", path, e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Telling the control plane (%s) goes on after an unexpected failure", path);
            }
        }
    }

    private void tell(Object report) throws UpstreamException, IOException, InterruptedException {
        int status = control.post(path, report);
        switch (status) {
            case 400, 413, 415, 422 ->
                LOG.warnf("The control plane refuses a report (%s, status %d), which is lost", path, status);
            default -> {
                if (status / 100 != 2) {
                    // such as 404 from one that is older than this gateway
                    throw new IOException("it answers " + status);
                }
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
