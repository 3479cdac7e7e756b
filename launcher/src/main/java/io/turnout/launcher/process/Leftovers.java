package io.turnout.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Ends what a killed launcher left running: what it noted down, and what names the data folder in its arguments. */
public final class Leftovers {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path records;
    private final Predicate<String> isOurs;

    /**
     * Looks for leftovers of one data folder.
     *
     * @param isOurs recognises an argument that only our processes have
     */
    public Leftovers(Path records, Predicate<String> isOurs) {
        this.records = records;
        this.isOurs = isOurs;
    }

    /** Ends all leftovers, apps before databases; gives how many there were. The caller holds the folder's lock. */
    public int end() throws InterruptedException {
        List<ProcessRecord> noted = ProcessRecord.readAll(records);
        Map<Long, ProcessHandle> apps = new TreeMap<>();
        Map<Long, ProcessHandle> databases = new TreeMap<>();
        for (ProcessRecord each : noted) {
            if (each.pid() != ProcessHandle.current().pid()) {
                each.running()
                        .ifPresent(
                                process -> (each.ending().equals(Program.Ending.CHECKPOINT.first()) ? databases : apps)
                                        .put(process.pid(), process));
            }
        }
        ProcessHandle.allProcesses().filter(this::isOurs).forEach(process -> {
            if (!apps.containsKey(process.pid())) {
                (isDatabase(process) ? databases : apps).put(process.pid(), process);
            }
        });
        end(apps.values(), Program.Ending.DRAIN, Duration.ofSeconds(4));
        end(databases.values(), Program.Ending.CHECKPOINT, Duration.ofSeconds(5));
        noted.forEach(each -> ProcessRecord.delete(records, each.name()));
        return apps.size() + databases.size();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.pid() != ProcessHandle.current().pid()
                && Liveness.runs(process)
                && process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(isOurs);
    }

    private static boolean isDatabase(ProcessHandle process) {
        return process.info()
                .command()
                .or(() -> Optional.of(""))
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static void end(Collection<ProcessHandle> processes, Program.Ending ending, Duration patience)
            throws InterruptedException {
        processes.forEach(process -> Session.signal(ending.first(), process.pid()));
        List<ProcessHandle> stubborn = notGoneBy(processes, Instant.now().plus(patience));
        stubborn.forEach(process -> Session.signal(ending.last(), process.pid()));
        notGoneBy(stubborn, Instant.now().plus(patience)).forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> notGoneBy(Collection<ProcessHandle> processes, Instant deadline)
            throws InterruptedException {
        List<ProcessHandle> left = new ArrayList<>(processes);
        left.removeIf(process -> !Liveness.runs(process));
        while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(BETWEEN_LOOKS);
            left.removeIf(process -> !Liveness.runs(process));
        }
        return left;
    }
}
