package io.turnout.launcher;

import io.turnout.launcher.process.KeptProcess;
import io.turnout.launcher.process.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stops everything once: the apps, which finish what they are in, then the databases. */
final class Shutdown {
    private static final Duration FOR_APPS = Duration.ofMillis(2_800);
    private static final Duration FOR_DATABASES = Duration.ofMillis(1_200);
    private static final Duration FOR_HARD_END = Duration.ofMillis(400);

    private final List<KeptProcess> processes = new ArrayList<>();
    private final Duration forApps;
    private boolean begun;
    private boolean done;

    Shutdown() {
        this(FOR_APPS);
    }

    /** @param forApps how long these may take to end by themselves */
    Shutdown(Duration forApps) {
        this.forApps = forApps;
    }

    /** Takes a process in before it is started, so that none is forgotten. */
    synchronized void include(KeptProcess process) {
        if (begun) {
            throw new Refusal("Stopped while starting.");
        }
        processes.add(process);
    }

    synchronized List<KeptProcess> processes() {
        return List.copyOf(processes);
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** Stops everything that was included, in at most five seconds unless apps may take longer; a second call waits for the first one. */
    void run() throws InterruptedException {
        synchronized (this) {
            if (begun) {
                while (!done) {
                    wait();
                }
                return;
            }
            begun = true;
        }
        stop(Program.Ending.DRAIN, forApps);
        stop(Program.Ending.CHECKPOINT, FOR_DATABASES);
        synchronized (this) {
            done = true;
            notifyAll();
        }
    }

    private void stop(Program.Ending ending, Duration patience) throws InterruptedException {
        List<KeptProcess> those = processes().stream()
                .filter(process -> process.program().ending() == ending)
                .toList();
        those.forEach(KeptProcess::askToEnd);
        Instant deadline = Instant.now().plus(patience);
        for (KeptProcess process : those) {
            process.awaitEnd(deadline, FOR_HARD_END);
        }
    }
}
