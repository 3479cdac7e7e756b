package io.turnout.benchmarks.datasets;

import java.util.List;

/**
 * All that was measured.
 *
 * @param rounds of copying
 * @param verifications of every row
 * @param cold the first cutover, to a service that had not served anything
 * @param handovers the cutovers and rollbacks after it
 * @param lag of the side that followed
 * @param writes through the gateway
 * @param direct the same at the monolith itself, while the rounds ran
 * @param rate writes a second, as many as the machine could take
 * @param machine how busy the machine was
 */
record Figures(
        List<CopyRound> rounds,
        List<Done> verifications,
        Handover cold,
        List<Handover> handovers,
        Lag lag,
        Writes writes,
        Writes direct,
        double rate,
        List<String> machine) {}
