package io.turnout.gateway.flags;

import io.turnout.flags.feed.Control;
import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;

/** The control plane as the plan names it. */
final class FlagControl implements Control {
    private final ControlClient client;

    FlagControl(ControlClient client) {
        this.client = client;
    }

    @Override
    public Told changed(String version) throws IOException, InterruptedException {
        try {
            return client.changed(FLAGS, version, Told.class);
        } catch (UpstreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        try {
            client.post(EVALUATIONS, report);
        } catch (UpstreamException e) {
            throw new IOException(e);
        }
    }
}
