package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The control plane's HTTP API, at its own port or behind a gateway. */
public final class ControlApi {
    private static final String SHADOW = "/api/control/shadow";
    private static final String CANARIES = "/api/control/canaries";
    private static final String ROLLOUTS = "/api/control/rollouts";
    private static final String MIGRATION = "/api/control/migration";

    private final ControlClient client;

    /** @param token an operator's */
    public ControlApi(URI site, String token) {
        this.client = new ControlClient(site, token);
    }

    /**
     * An operation that was asked for.
     *
     * @param dataset as it is now
     * @param location path at which its entries in the journal are
     */
    public record Asked(JsonNode dataset, String location) {}

    /** All datasets. */
    public JsonNode datasets() throws InterruptedException {
        return client.patiently(client.get("/api/control/datasets")).body();
    }

    public JsonNode dataset(String name) throws InterruptedException {
        return client.patiently(client.get(path(name))).body();
    }

    /** What an operation would check and run. */
    public JsonNode dryRun(String dataset, String operation, String reason) throws InterruptedException {
        return client.patiently(client.post(path(dataset) + "/operations?dryRun=true", operation, reason))
                .body();
    }

    /** Asks for an operation, once per key, however often the answer is lost. */
    public Asked ask(String dataset, String operation, String reason, String key) throws InterruptedException {
        ControlClient.Answer answer = client.patiently(
                client.post(path(dataset) + "/operations", operation, reason).header("Idempotency-Key", key));
        // behind a gateway the host in it is one that is not for us
        return new Asked(answer.body(), URI.create(answer.location()).getRawPath());
    }

    /** Of all capabilities, in short, what comparing their answers has shown. */
    public JsonNode shadow() throws InterruptedException {
        return client.patiently(client.get(SHADOW)).body();
    }

    public JsonNode shadow(String capability) throws InterruptedException {
        return client.patiently(client.get(SHADOW + "/" + encoded(capability))).body();
    }

    /** @param percent of the subjects, whose requests are to be compared */
    public JsonNode share(String capability, double percent, String reason) throws InterruptedException {
        return client.patiently(
                        client.put(SHADOW + "/" + encoded(capability), Map.of("percent", percent, "reason", reason)))
                .body();
    }

    /** Of all capabilities, how many read from the candidate. */
    public JsonNode canaries() throws InterruptedException {
        return client.patiently(client.get(CANARIES)).body();
    }

    /** @param percent of the subjects, who are to read from the candidate */
    public void canary(String capability, double percent, String reason) throws InterruptedException {
        client.patiently(
                client.put(CANARIES + "/" + encoded(capability), Map.of("percent", percent, "reason", reason)));
    }

    /** All rollouts. */
    public JsonNode rollouts() throws InterruptedException {
        return client.patiently(client.get(ROLLOUTS)).body();
    }

    /** The rollout of a capability. */
    public JsonNode rollout(String capability) throws InterruptedException {
        return client.patiently(client.get(ROLLOUTS + "/" + encoded(capability)))
                .body();
    }

    /** Asks for something to be done with a rollout. */
    public JsonNode rollout(String capability, String operation, String reason) throws InterruptedException {
        return client.patiently(client.request(
                        ROLLOUTS + "/" + encoded(capability) + "/operations",
                        "POST",
                        Map.of("operation", operation, "reason", reason)))
                .body();
    }

    /** Stops all comparing, or lets it go on. */
    public void stop(boolean stopped, String reason) throws InterruptedException {
        client.patiently(client.put(SHADOW, Map.of("stopped", stopped, "reason", reason)));
    }

    /** Counts anew. */
    public void restart(String capability, String reason) throws InterruptedException {
        client.patiently(
                client.request(SHADOW + "/" + encoded(capability) + "/runs", "POST", Map.of("reason", reason)));
    }

    /** Declares something to be no difference, and counts anew. */
    public void declare(String capability, String rule, String reason) throws InterruptedException {
        rule(capability, "/rules", rule, reason);
    }

    /** Takes back what was declared, and counts anew. */
    public void withdraw(String capability, String rule, String reason) throws InterruptedException {
        rule(capability, "/rules/withdrawals", rule, reason);
    }

    private void rule(String capability, String path, String rule, String reason) throws InterruptedException {
        client.patiently(client.request(
                SHADOW + "/" + encoded(capability) + path, "POST", Map.of("rule", rule, "reason", reason)));
    }

    /** @throws IOException if there is no answer at the moment */
    JsonNode look(String path) throws IOException, InterruptedException {
        return client.send(client.get(path)).body();
    }

    /**
     * What happens, as server-sent events.
     *
     * @param after number of the last journal entry that is known
     */
    InputStream events(long after) throws IOException, InterruptedException {
        return client.events("/api/control/events", after);
    }

    static String path(String dataset) {
        return "/api/control/datasets/" + encoded(dataset);
    }

    /** The migration: whose, how far, and all stages. */
    public JsonNode migration() throws InterruptedException {
        return client.patiently(client.get(MIGRATION)).body();
    }

    /** Asks for something to be done with the migration; gives what it is then. */
    public JsonNode migration(Map<String, Object> request) throws InterruptedException {
        return client.patiently(client.request(MIGRATION + "/operations", "POST", request))
                .body();
    }

    /** What was done about migrations; the newest first. */
    public JsonNode migrationLog() throws InterruptedException {
        return client.patiently(client.get(MIGRATION + "/log")).body();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
