package io.turnout.launcher.control;

import java.net.URI;

/** Confidence reports, at the control plane's HTTP API. */
public final class ReportsApi {
    private final ControlClient client;

    /** @param token an operator's */
    public ReportsApi(URI site, String token) {
        this.client = new ControlClient(site, token);
    }

    /**
     * A report as text.
     *
     * @param path of it, among reports
     * @param type such as {@code text/markdown}
     */
    public String of(String path, String type) throws InterruptedException {
        return client.patiently(client.get("/api/control/reports/" + path), type);
    }
}
