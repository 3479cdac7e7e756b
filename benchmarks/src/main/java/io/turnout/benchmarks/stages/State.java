package io.turnout.benchmarks.stages;

import io.turnout.benchmarks.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One line of the table: a gateway that is asked for what a capability in one state answers. */
final class State {
    private final Contender contender;
    private final ControlStub control;
    private long byLegacy;
    private long byCandidate;

    State(Contender contender, ControlStub control) {
        this.contender = contender;
        this.control = control;
    }

    Contender contender() {
        return contender;
    }

    void measure(int connections, Duration duration, Path script) throws IOException, InterruptedException {
        long legacyBefore = control.byLegacy();
        long candidateBefore = control.byCandidate();
        contender.measure(connections, duration, script);
        // reported within a second
        Thread.sleep(Duration.ofMillis(1_500));
        byLegacy += control.byLegacy() - legacyBefore;
        byCandidate += control.byCandidate() - candidateBefore;
    }

    /** What part of its requests was reported as evidence, of either side. */
    String evidence() {
        double all = contender.requests();
        return "%.3f + %.3f".formatted(byLegacy / all, byCandidate / all);
    }
}
