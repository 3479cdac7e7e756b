package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** How changes are delivered, at the control plane's HTTP API. */
public final class DeliveryApi {
    private final ControlClient client;

    /** @param token an operator's */
    public DeliveryApi(URI site, String token) {
        this.client = new ControlClient(site, token);
    }

    /** @param days how far back it goes */
    public JsonNode of(int days) throws InterruptedException {
        return client.patiently(client.get("/api/control/delivery?days=" + days))
                .body();
    }
}
