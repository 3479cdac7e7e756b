package io.turnout.control.api.delivery;

import io.turnout.control.api.Reason;
import io.turnout.control.deploys.DeployLedger.Told;
import io.turnout.platform.ProblemType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A deploy that somebody tells of.
 *
 * @param service as the catalogue calls it
 * @param build 1–100 visible characters; another text for other code
 * @param changedAt when its code changed last, as ISO time with an offset; not after {@code at}
 * @param at when it was deployed; now if nothing is said
 * @param reason for the record; 1–500 characters
 */
public record DeployRequest(String service, String build, String changedAt, String at, String reason) {
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    public DeployRequest {
        Reason.check(reason, "record");
        if (build == null || !build.matches("[\\x21-\\x7e]{1,100}")) {
            throw ProblemType.INVALID_BODY.because("\"build\" must be 1 to 100 visible characters of ASCII.");
        }
    }

    /**
     * @param known services
     * @param oldest what is older is not kept
     */
    Told told(List<String> known, Instant oldest, Instant now, String who) {
        if (!known.contains(service)) {
            throw ProblemType.INVALID_BODY.because(
                    "\"service\" must be one of the catalogue: " + String.join(", ", known) + ".");
        }
        Instant deployed = at == null ? now : time("at", at);
        Instant changed = changedAt == null ? null : time("changedAt", changedAt);
        if (deployed.isAfter(now.plus(AHEAD)) || deployed.isBefore(oldest)) {
            throw ProblemType.INVALID_BODY.because(
                    "\"at\" must not be in the future, nor before %s, from when on deploys are kept."
                            .formatted(oldest));
        }
        if (changed != null && changed.isAfter(deployed.plus(AHEAD))) {
            throw ProblemType.INVALID_BODY.because("\"changedAt\" must not be after the deploy.");
        }
        return new Told(service, build, changed, deployed, who, reason.strip());
    }

    private static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProblemType.INVALID_BODY.because(
                    "\"%s\" must be a time with an offset, such as 2026-11-30T09:42:07Z.".formatted(name));
        }
    }
}
