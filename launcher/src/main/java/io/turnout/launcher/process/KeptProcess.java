package io.turnout.launcher.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One program that is kept running: started again, after a pause, whenever it ends by itself. */
public final class KeptProcess {
    private final Program program;
    private final Path records;
    private final Consumer<String> tell;
    private final Backoff backoff;

    private State state = new State.Stopped();
    private Spawn spawn;
    private boolean stopping;
    private boolean restarting;
    private boolean asked;

    /** Where the program stands. */
    public sealed interface State {
        record Stopped() implements State {}

        record Running(long pid) implements State {}

        record Ended(int code) implements State {}
    }

    /**
     * Prepares the program, which is not started yet.
     *
     * @param records folder for the record of the running process
     * @param tell takes one line when the program ended and is started again
     */
    public KeptProcess(Program program, Path records, Consumer<String> tell) {
        this(program, records, tell, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    KeptProcess(Program program, Path records, Consumer<String> tell, Backoff backoff) {
        this.program = program;
        this.records = records;
        this.tell = tell;
        this.backoff = backoff;
    }

    public Program program() {
        return program;
    }

    public synchronized State state() {
        return state;
    }

    /** Starts the program; it is not started again before {@link #keep}. */
    public synchronized void start() throws IOException {
        if (!stopping) {
            launch();
            Thread.ofPlatform().daemon().name("keeps-" + program.name()).start(this::watch);
        }
    }

    /** From now on the program is started again when it ends. */
    public synchronized void keep() {
        restarting = true;
    }

    /** Ends the program, the hard way if need be, and starts it again at once. */
    public void restart(Duration patience) throws InterruptedException {
        Process old = current();
        synchronized (this) {
            asked = true;
        }
        signal(program.ending().first());
        if (old != null && !old.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            Session.signal("KILL", old.pid());
        }
    }

    /** Asks the program to end, for good; returns at once. */
    public void askToEnd() {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        signal(program.ending().first());
    }

    /** Waits for the end; whoever is not gone by then is ended the hard way. Gives whether it ended by itself. */
    public boolean awaitEnd(Instant deadline, Duration forHardEnd) throws InterruptedException {
        if (endedBy(deadline)) {
            return true;
        }
        signal(program.ending().last());
        if (!endedBy(Instant.now().plus(forHardEnd))) {
            signal("KILL");
            endedBy(Instant.now().plus(forHardEnd));
        }
        return false;
    }

    private synchronized Process current() {
        return spawn == null ? null : spawn.process();
    }

    private boolean endedBy(Instant deadline) throws InterruptedException {
        Process running = current();
        boolean ended = running == null
                || running.waitFor(
                        Math.max(0, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        if (ended) {
            ProcessRecord.delete(records, program.name());
        }
        return ended;
    }

    private void signal(String signal) {
        Process running = current();
        if (running != null && running.isAlive()) {
            Session.signal(signal, running.pid());
        }
    }

    private void launch() throws IOException {
        spawn = Spawn.of(program);
        ProcessRecord.of(program, spawn.process().toHandle()).write(records);
        state = new State.Running(spawn.process().pid());
    }

    private void watch() {
        try {
            while (true) {
                Instant started = Instant.now();
                int code = spawn.awaitEnd();
                if (!goOn(code, Duration.between(started, Instant.now()))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            tell.accept(program.name() + " could not be started again: " + e.getMessage());
        }
    }

    private synchronized boolean goOn(int code, Duration run) throws InterruptedException, IOException {
        state = new State.Ended(code);
        if (!stopping && restarting && !asked) {
            Duration pause = backoff.after(run);
            tell.accept(program.name() + " ended by itself (exit code " + code + ") and is started again in "
                    + pause.toSeconds() + " s; its log is " + program.log());
            Instant until = Instant.now().plus(pause);
            while (!stopping && Instant.now().isBefore(until)) {
                wait(Math.max(1, Duration.between(Instant.now(), until).toMillis()));
            }
        }
        if (stopping || !restarting) {
            ProcessRecord.delete(records, program.name());
            return false;
        }
        asked = false;
        launch();
        return true;
    }
}
