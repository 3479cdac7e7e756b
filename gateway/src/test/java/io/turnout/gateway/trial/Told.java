package io.turnout.gateway.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.turnout.gateway.stub.Client;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the control plane's stub was told of one capability, each window once.
 *
 * @param candidates requests by build
 * @param failed of the candidate's
 * @param repeats of any windows
 */
record Told(Map<String, Long> candidates, long legacy, long failed, int repeats) {
    static Told of(Client control, String capability) {
        Map<String, Long> candidates = new HashMap<>();
        long legacy = 0;
        long failed = 0;
        int repeats = 0;
        Set<String> seen = new HashSet<>();
        for (String report : control.get("/stub/trials").body().lines().toList()) {
            if (!seen.add(read(report).path("sequence").asText())) {
                repeats++;
                continue;
            }
            for (JsonNode window : read(report).path("windows")) {
                if (window.path("capability").asText().equals(capability)) {
                    legacy += requests(window.path("legacy"));
                    for (Map.Entry<String, JsonNode> each :
                            window.path("candidates").properties()) {
                        candidates.merge(each.getKey(), requests(each.getValue()), Long::sum);
                        failed += each.getValue().path("failed").asLong();
                    }
                }
            }
        }
        return new Told(candidates, legacy, failed, repeats);
    }

    long requests() {
        return legacy + candidates.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long requests(JsonNode counts) {
        long all = counts.path("failed").asLong();
        for (JsonNode bucket : counts.path("latencies")) {
            all += bucket.asLong();
        }
        return all;
    }

    private static JsonNode read(String report) {
        try {
            return JsonMapper.builder().build().readTree(report);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
