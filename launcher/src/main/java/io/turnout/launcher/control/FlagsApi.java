package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/** Feature flags, at the control plane's HTTP API. */
public final class FlagsApi {
    private static final String FLAGS = "/api/control/flags";

    private final ControlClient client;

    /** @param token an operator's */
    public FlagsApi(URI site, String token) {
        this.client = new ControlClient(site, token);
    }

    /** All flags, and how often they were asked for. */
    public JsonNode all() throws InterruptedException {
        return client.patiently(client.get(FLAGS)).body();
    }

    /** What would be another if these were the flags. */
    public JsonNode wouldChange(JsonNode document, String reason) throws InterruptedException {
        return client.patiently(client.put(FLAGS + "?dryRun=true", Map.of("document", document, "reason", reason)))
                .body();
    }

    /**
     * Puts these flags in the place of all; sent twice they are the same.
     *
     * @param version of those that they take the place of; if there is another one by now they are refused
     */
    public JsonNode replace(JsonNode document, long version, String reason) throws InterruptedException {
        return client.patiently(client.put(FLAGS, Map.of("document", document, "reason", reason))
                        .header("If-Match", "\"v" + version + "\""))
                .body();
    }

    /** Makes the flags what they were in a version. */
    public JsonNode revert(long version, String reason) throws InterruptedException {
        return client.patiently(client.request(FLAGS + "/revert", "POST", Map.of("version", version, "reason", reason)))
                .body();
    }

    /** Who changed what, the newest first. */
    public JsonNode log() throws InterruptedException {
        return client.patiently(client.get(FLAGS + "/log")).body();
    }
}
