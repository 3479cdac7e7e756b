package io.turnout.judging.simulated;

/** In what a candidate is unlike the legacy side. */
enum Effect {
    NONE("nothing", 1, 1, 0, 1),
    BETTER("half the failures, 0.7 times as slow", 0.5, 0.7, 0, 1),
    WITHIN("1.15 times as slow (within the limit)", 1, 1.15, 0, 1),
    FAILS_TWICE("0.2 % fail", 2, 1, 0, 1),
    FAILS_1("1 % fail", 10, 1, 0, 1),
    FAILS_2("2 % fail", 20, 1, 0, 1),
    FAILS_5("5 % fail", 50, 1, 0, 1),
    FAILS_20("20 % fail", 200, 1, 0, 1),
    SLOWER_1_5("1.5 times as slow", 1, 1.5, 0, 1),
    SLOWER_2("2 times as slow", 1, 2, 0, 1),
    SLOWER_4("4 times as slow", 1, 4, 0, 1),
    TAIL("5 % take 10 times as long", 1, 1, 0.05, 10);

    final String title;
    /** Of failures, as a multiple of the legacy side's. */
    final double failing;

    final double slowness;
    final double tailShare;
    final double tailFactor;

    Effect(String title, double failing, double slowness, double tailShare, double tailFactor) {
        this.title = title;
        this.failing = failing;
        this.slowness = slowness;
        this.tailShare = tailShare;
        this.tailFactor = tailFactor;
    }

    /** Whether to roll back for it would be a false alarm. */
    boolean isHarmless() {
        return ordinal() <= WITHIN.ordinal();
    }
}
