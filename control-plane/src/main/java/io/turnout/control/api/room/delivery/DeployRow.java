package io.turnout.control.api.room.delivery;

import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A deploy, and what came of it.
 *
 * @param after how long after its code changed, in words; null if that is not known
 * @param kind the style that shows it
 * @param why as a rollout, or whoever has told of it, has said; null if nobody has
 */
public record DeployRow(Instant at, String build, String after, String what, String kind, String why) {
    /** @param rulings of the service, the newest first */
    static DeployRow of(Deploy deploy, List<Ruling> rulings, boolean again) {
        Ruling ruling = rulings.stream()
                .filter(each -> deploy.build().equals(each.build()))
                .min((one, other) -> Integer.compare(weight(one), weight(other)))
                .orElse(null);
        boolean isKnown =
                !again && deploy.changedAt() != null && !deploy.changedAt().isAfter(deploy.firstSeen());
        return new DeployRow(
                deploy.firstSeen(),
                deploy.build(),
                isKnown
                        ? Words.time(Duration.between(deploy.changedAt(), deploy.firstSeen())
                                .toSeconds())
                        : null,
                again ? "had run before" : ruling == null ? "not judged" : words(ruling),
                again ? "again" : ruling == null ? "open" : kind(ruling),
                again || ruling == null ? deploy.reason() : ruling.why());
    }

    private static int weight(Ruling ruling) {
        return switch (ruling.kind()) {
            case TAKEN_BACK -> 0;
            case DID_WELL -> 1;
            case REJECTED -> 2;
        };
    }

    static String words(Ruling ruling) {
        return switch (ruling.kind()) {
            case TAKEN_BACK -> "taken back";
            case DID_WELL -> "did well";
            case REJECTED -> "rejected before release";
        };
    }

    static String kind(Ruling ruling) {
        return switch (ruling.kind()) {
            case TAKEN_BACK -> "fail";
            case DID_WELL -> "pass";
            case REJECTED -> "undecided";
        };
    }
}
