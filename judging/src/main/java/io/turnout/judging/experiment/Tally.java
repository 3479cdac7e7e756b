package io.turnout.judging.experiment;

/**
 * What was counted of one cohort in some time. None is negative.
 *
 * @param exposed subjects that were shown what the cohort is shown, each counted once. What follows is exact if they are counted when it
 *     is settled whether they have the outcome
 * @param outcomes subjects that had the outcome, each counted once; they may have been counted as exposed before
 * @param tries of what the guardrails are about, such as requests
 * @param bad those that ended badly, such as failed requests; at most {@code tries}
 * @param slow those that took too long; at most {@code tries}
 */
public record Tally(long exposed, long outcomes, long tries, long bad, long slow) {
    public static final Tally NOTHING = of(0, 0);

    public Tally {
        if (exposed < 0 || outcomes < 0 || bad < 0 || bad > tries || slow < 0 || slow > tries) {
            throw new IllegalArgumentException(
                    "nothing is counted less than never, nor ends badly or late more often than tried");
        }
    }

    /** Of which nothing took too long. */
    public Tally(long exposed, long outcomes, long tries, long bad) {
        this(exposed, outcomes, tries, bad, 0);
    }

    /** Without a guardrail. */
    public static Tally of(long exposed, long outcomes) {
        return new Tally(exposed, outcomes, 0, 0);
    }

    public Tally plus(Tally other) {
        return new Tally(
                exposed + other.exposed,
                outcomes + other.outcomes,
                tries + other.tries,
                bad + other.bad,
                slow + other.slow);
    }
}
