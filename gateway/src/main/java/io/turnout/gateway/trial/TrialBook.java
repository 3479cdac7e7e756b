package io.turnout.gateway.trial;

import io.turnout.gateway.control.Reports;
import io.turnout.gateway.inbound.Count;
import java.util.List;

/** Counts requests of trials and who is answered; and what the control plane is told of that: all since the last time, as one window. */
public final class TrialBook implements Reports.Source<TrialBook.Turn> {
    private final Trials trials = new Trials();
    private final Audience audience = new Audience();

    /**
     * For one request.
     *
     * @param place of who asks
     */
    public Count count(String capability, boolean candidate, double place) {
        return Count.both(trials.count(capability, candidate), audience.count(capability, candidate, place));
    }

    /** What came together. */
    public static final class Turn {
        private final List<SideBySide.Window> windows;
        private final List<Audience.Seen> audience;

        private Turn(List<SideBySide.Window> windows, List<Audience.Seen> audience) {
            this.windows = windows;
            this.audience = audience;
        }
    }

    private record Report(
            String gateway, long sequence, List<SideBySide.Window> windows, List<Audience.Seen> audience) {}

    @Override
    public Turn turn() {
        Turn turn = new Turn(trials.turn(), audience.turn());
        return turn.windows.isEmpty() && turn.audience.isEmpty() ? null : turn;
    }

    @Override
    public Object report(String gateway, long sequence, Turn turn) {
        return new Report(gateway, sequence, turn.windows, turn.audience);
    }
}
