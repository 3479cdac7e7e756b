package io.turnout.launcher;

import io.turnout.launcher.process.ProcessRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A part of what runs in a data folder, of which something is asked. */
record RunningPart(DataFolder folder, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** @throws Refusal if it does not run */
    static RunningPart named(String name, Path data) {
        DataFolder folder = DataFolder.at(data == null ? Project.here().data() : data);
        RunningPart part = new RunningPart(folder, Part.named(name).label());
        if (part.process().isEmpty()) {
            throw new Refusal("%s does not run in %s.".formatted(part.name, folder.path()));
        }
        return part;
    }

    void stop() throws InterruptedException {
        ask(Wish.toStop(folder, name), () -> process().isEmpty());
    }

    /** Until another process of it is ready. */
    void restart() throws InterruptedException {
        long old = process().map(ProcessRecord::pid).orElse(0L);
        ask(
                Wish.toRestart(folder, name),
                () -> process()
                        .filter(each -> each.pid() != old)
                        .filter(each -> each.ready().isEmpty() || Probe.isReady(URI.create(each.ready())))
                        .isPresent());
    }

    private void ask(Wish wish, BooleanSupplier isDone) throws InterruptedException {
        wish.put();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (wish.isThere() || !isDone.getAsBoolean()) {
            if (System.nanoTime() > end) {
                wish.remove();
                throw new Refusal(
                        "%s did not do what it was asked for; is its ./turnout up still there?".formatted(name));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Optional<ProcessRecord> process() {
        return ProcessRecord.readAll(folder.processes()).stream()
                .filter(each -> each.name().equals(name) && each.running().isPresent())
                .findFirst();
    }
}
