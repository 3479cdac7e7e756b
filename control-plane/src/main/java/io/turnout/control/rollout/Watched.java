package io.turnout.control.rollout;

import io.turnout.control.rollout.RolloutLedger.Kept;
import io.turnout.control.rollout.Seen.Compared;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is known of a rollout as it is now, to go on from; after a change of it, or a restart, it is found out anew. Not for several
 * threads.
 */
final class Watched {
    /** To work out what has come of comparing is no small thing. */
    private static final Duration BETWEEN_VERDICTS = Duration.ofSeconds(1);

    private final String capability;
    private final long version;
    /** Null while nobody reads from the candidate. */
    private final Jury jury;

    private long beganAt;
    private long lastWindow;
    private Compared compared;
    private long comparedAt;
    private long shownAt = System.nanoTime();

    Watched(Kept kept) {
        this.capability = kept.rollout().capability();
        this.version = kept.version();
        this.beganAt = System.nanoTime() - Duration.ofMillis(kept.ageMillis()).toNanos();
        this.lastWindow = kept.afterWindow();
        this.jury = kept.rollout().phase() == Phase.READING
                ? new Jury(
                        kept.rollout().current(),
                        kept.since().toEpochMilli() + kept.rollout().course().warmUpMillis())
                : null;
    }

    boolean isOf(Kept kept) {
        return version == kept.version();
    }

    /** How long the step has lasted; it begins anew as long as there is an objection. */
    Duration inStep(String objection) {
        if (objection != null) {
            beganAt = System.nanoTime();
        }
        return Duration.ofNanos(System.nanoTime() - beganAt);
    }

    /** By what has been told so far. */
    Seen.Judged judged(Windows windows) {
        if (jury == null) {
            return Seen.Judged.NOBODY;
        }
        List<Windows.Told> news;
        do {
            news = windows.after(lastWindow, capability);
            for (Windows.Told told : news) {
                jury.hear(told.window(), told.atMillis());
                lastWindow = told.id();
            }
        } while (news.size() == Windows.MOST_AT_ONCE);
        long now = windows.nowMillis();
        return new Seen.Judged(jury.isAnswering(now), jury.judgements(now));
    }

    Compared compared(Supplier<Compared> look) {
        long now = System.nanoTime();
        if (compared == null || now - comparedAt >= BETWEEN_VERDICTS.toNanos()) {
            compared = look.get();
            comparedAt = now;
        }
        return compared;
    }

    boolean isShownSince(Duration time) {
        return System.nanoTime() - shownAt >= time.toNanos();
    }

    void shown() {
        shownAt = System.nanoTime();
    }
}
