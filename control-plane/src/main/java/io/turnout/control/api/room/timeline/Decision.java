package io.turnout.control.api.room.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.migration.MigrationLog;
import io.turnout.control.migration.Migrations;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.shadow.ShadowLedger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Something that was decided.
 *
 * @param log that it is in
 * @param about a capability, a dataset, or the migration; empty if it is the migration that has decided
 * @param why empty if nobody has said
 */
public record Decision(Log log, Instant at, String about, String what, String who, String why, Evidence evidence) {
    /** Logs that there are. */
    public enum Log {
        MIGRATION,
        ROLLOUT,
        SHARE,
        COMPARING,
        DATASET
    }

    static Decision of(MigrationLog.Entry entry) {
        return new Decision(
                Log.MIGRATION,
                entry.at(),
                entry.who().equals(Migrations.ITSELF) ? "" : "migration " + entry.number(),
                entry.action(),
                entry.who(),
                entry.why(),
                Evidence.of(entry.evidence()));
    }

    static Decision of(RolloutLog.Entry entry) {
        String read = share(entry.percent());
        String what = switch (entry.phase()) {
            case COMPARING -> "compared before the first step";
            case READING -> "step %d: %s".formatted(entry.step(), read);
            case DONE -> "done: " + read;
            case ROLLED_BACK -> "taken back";
        };
        return new Decision(
                Log.ROLLOUT,
                entry.at(),
                entry.capability(),
                what,
                entry.who(),
                entry.why(),
                Evidence.of(entry.evidence()));
    }

    static Decision of(CanaryLedger.Entry entry) {
        return new Decision(
                Log.SHARE,
                entry.at(),
                entry.capability(),
                share(entry.percent()),
                entry.who(),
                entry.why(),
                Evidence.NONE);
    }

    static Decision of(ShadowLedger.Entry entry) {
        String about = entry.capability() == null ? "all" : entry.capability();
        return new Decision(Log.COMPARING, entry.at(), about, entry.change(), entry.who(), entry.why(), Evidence.NONE);
    }

    /** @param grounds null if there are none */
    static Decision of(AuditEntry entry, JsonNode grounds) {
        String operation = entry.operation().toLowerCase(Locale.ROOT);
        String detail = entry.detail() == null ? "" : entry.detail();
        boolean isRequest = entry.kind().equals("REQUESTED");
        String what = switch (entry.kind()) {
            case "REQUESTED" -> "%s was asked for".formatted(operation);
            case "REFUSED" -> "%s: %s refused".formatted(operation, entry.subject());
            case "UNDOING" -> "%s is undone".formatted(operation);
            case String other -> "%s: %s".formatted(operation, entry.subject());
        };
        String asker = entry.who() + ": ";
        return new Decision(
                Log.DATASET,
                Instant.parse(entry.at()),
                entry.dataset(),
                what,
                isRequest ? entry.who() : "control plane",
                isRequest && detail.startsWith(asker) ? detail.substring(asker.length()) : detail,
                Evidence.of(grounds));
    }

    /** The same at each look. */
    public String id() {
        return "t-%s-%d".formatted(log.name().toLowerCase(Locale.ROOT), ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    private static String share(double percent) {
        String plain = percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
        return plain + " % read from the candidate";
    }
}
