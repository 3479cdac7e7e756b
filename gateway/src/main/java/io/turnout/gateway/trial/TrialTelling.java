package io.turnout.gateway.trial;

import io.turnout.gateway.control.Reports;
import java.util.List;

/** What the control plane is told of trials: what was counted since the last time, as one window, and who was answered meanwhile. */
public final class TrialTelling implements Reports.Source<TrialTelling.Turn> {
    private final Trials trials;
    private final Audience audience;

    public TrialTelling(Trials trials, Audience audience) {
        this.trials = trials;
        this.audience = audience;
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
