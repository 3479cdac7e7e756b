package io.turnout.control.api.room.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.migration.MigrationLog;
import io.turnout.control.migration.Migrations;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.shadow.ShadowLedger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was decided last, the newest first. */
public final class Timeline {
    /** Begun and ended steps are told where the operation is. */
    private static final Set<String> DECIDED = Set.of("REQUESTED", "REFUSED", "UNDOING", "SETTLED");

    /** What is one thing to who decides is written down in several logs, in one transaction or right after. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private Timeline() {}

    /** The newest entries of each. */
    public record Logs(
            List<MigrationLog.Entry> migrations,
            List<RolloutLog.Entry> rollouts,
            List<CanaryLedger.Entry> shares,
            List<ShadowLedger.Entry> compared,
            List<AuditEntry> datasets) {}

    public static List<Decision> of(Logs logs, int most, ObjectMapper json) {
        List<Decision> rollouts = logs.rollouts().stream().map(Decision::of).toList();
        Stream<Decision> shares = Stream.concat(
                        logs.shares().stream().map(Decision::of),
                        logs.compared().stream().map(Decision::of))
                .filter(share -> rollouts.stream().noneMatch(rollout -> isPartOf(rollout, share)));
        Stream<Decision> datasets = logs.datasets().stream()
                .filter(entry -> DECIDED.contains(entry.kind()))
                .map(entry -> Decision.of(entry, read(entry.evidence(), json)));
        // what a migration has asked for is in its own log, with what it was decided on
        Stream<Decision> others = Stream.of(rollouts.stream(), shares, datasets)
                .flatMap(each -> each)
                .filter(each -> !each.who().equals(Migrations.ITSELF));
        return Stream.concat(logs.migrations().stream().map(Decision::of), others)
                .sorted(Comparator.comparing(Decision::at).reversed())
                .limit(most)
                .toList();
    }

    private static boolean isPartOf(Decision rollout, Decision share) {
        return rollout.about().equals(share.about())
                && rollout.who().equals(share.who())
                && rollout.why().equals(share.why())
                && Duration.between(rollout.at(), share.at()).abs().compareTo(TOGETHER) < 0;
    }

    private static JsonNode read(String evidence, ObjectMapper json) {
        try {
            return evidence == null ? null : json.readTree(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }
}
