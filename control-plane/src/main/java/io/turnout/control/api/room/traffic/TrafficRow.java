package io.turnout.control.api.room.traffic;

import io.turnout.control.traffic.Both;

/**
 * What both sides answered of a capability in the last minute.
 *
 * @param share what the candidate answers of it, in percent
 * @param quiet whether nobody has asked for it
 */
public record TrafficRow(String capability, long share, boolean quiet, Figures legacy, Figures candidate) {
    static TrafficRow of(String capability, Both both, long seconds) {
        return new TrafficRow(
                capability,
                Figures.share(both),
                both.total() == 0,
                Figures.of(both.legacy(), seconds),
                Figures.of(both.candidate(), seconds));
    }
}
