package io.turnout.judging.simulated;

import java.util.SplittableRandom;

/** What happens to both sides alike. */
enum Noise {
    CALM,
    /** Now and then, for half a minute, a tenth of all requests fails, and all are three times as slow. */
    OUTAGES,
    /** All get slower and faster again, with the load of the day. */
    DRIFT,
    /** One request in a hundred takes twenty times as long. */
    TAIL;

    private static final int OUTAGE = 6;

    /** How things are within one window. */
    record Weather(double failing, double slowness, double tailShare) {}

    /** One for each window. */
    Weather[] weather(int windows, SplittableRandom random) {
        Weather[] all = new Weather[windows];
        int outageUntil = -1;
        double phase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < windows; i++) {
            if (this == OUTAGES && i > outageUntil && random.nextDouble() < 0.02) {
                outageUntil = i + OUTAGE;
            }
            boolean out = i <= outageUntil;
            double drift = this == DRIFT ? Math.exp(0.5 * Math.sin(phase + i / 10.0)) : 1;
            all[i] = new Weather(out ? 0.1 : 0, out ? 3 : drift, this == TAIL ? 0.01 : 0);
        }
        return all;
    }
}
