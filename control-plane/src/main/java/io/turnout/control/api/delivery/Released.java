package io.turnout.control.api.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.delivery.Release;
import io.turnout.control.delivery.Release.Verdict;
import io.turnout.control.rollout.RolloutLog;
import java.util.Map;
import java.util.TreeMap;

/** Reads entries of the log of rollouts, with what these were decided on. */
final class Released {
    private static final String FAIL = "FAIL";

    private Released() {}

    static Release of(RolloutLog.Entry entry) {
        JsonNode compared = entry.evidence().path("compared");
        return new Release(
                entry.capability(),
                Release.Phase.valueOf(entry.phase().name()),
                entry.step(),
                entry.at(),
                entry.who(),
                entry.why(),
                compared.path("outcome").asText().equals(FAIL),
                compared.path("build").textValue(),
                judged(entry.evidence().path("judged")));
    }

    private static Map<String, Verdict> judged(JsonNode judged) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        judged.properties()
                .forEach(each -> verdicts.put(
                        each.getKey(), verdict(each.getValue().path("outcome").asText())));
        return verdicts;
    }

    private static Verdict verdict(String outcome) {
        return switch (outcome) {
            case "PASS" -> Verdict.WELL;
            case FAIL -> Verdict.WORSE;
            default -> Verdict.OPEN;
        };
    }
}
