package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A/B experiments, at the control plane's HTTP API. */
public final class ExperimentsApi {
    private static final String EXPERIMENTS = "/api/control/experiments";

    private final ControlClient client;

    /** @param token an operator's */
    public ExperimentsApi(URI site, String token) {
        this.client = new ControlClient(site, token);
    }

    /** All of them, the newest first. */
    public JsonNode all() throws InterruptedException {
        return client.patiently(client.get(EXPERIMENTS)).body();
    }

    public JsonNode of(String key) throws InterruptedException {
        return client.patiently(client.get(path(key))).body();
    }

    /** Begins one. */
    public JsonNode begin(String key, Map<String, Object> design) throws InterruptedException {
        return client.patiently(client.put(path(key), design)).body();
    }

    /** Ends one: all get the same variant. */
    public JsonNode end(String key, String keep, String reason) throws InterruptedException {
        return client.patiently(client.request(path(key) + "/end", "POST", Map.of("keep", keep, "reason", reason)))
                .body();
    }

    private static String path(String key) {
        return EXPERIMENTS + "/"
                + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
