package io.turnout.checker.nemesis;

import io.turnout.checker.site.Link;
import io.turnout.checker.site.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses faults by a seed, and does them. */
public final class Nemesis {
    private static final List<String> PARTS = List.of(
            "gateway",
            "gateway-2",
            "control-plane",
            "control-plane-2",
            "monorail",
            "notes-service",
            "talks-service",
            "monorail-db",
            "notes-db",
            "talks-db",
            "control-db");

    private final Site site;
    private final RandomGenerator random;

    public Nemesis(Site site, RandomGenerator random) {
        this.site = site;
        this.random = random;
    }

    /** The next fault: half of them strike a process, half of them a link. */
    public Fault choose() {
        Duration time = Duration.ofMillis(500 + random.nextInt(3_500));
        if (random.nextBoolean()) {
            List<Link> links = site.links();
            String link = links.get(random.nextInt(links.size())).name();
            return random.nextInt(3) < 2 ? new Fault.Cut(link, time) : new Fault.Stall(link, time);
        }
        String part = PARTS.get(random.nextInt(PARTS.size()));
        return switch (random.nextInt(3)) {
            case 0 -> new Fault.Kill(part);
            case 1 -> new Fault.Restart(part);
            default -> new Fault.Pause(part, time);
        };
    }

    /**
     * Does it, and returns when it is over but for what it has left behind.
     *
     * @return whether there was something to be struck: a process may not have come back yet from an earlier fault
     */
    public boolean strike(Fault fault) throws InterruptedException, IOException {
        return switch (fault) {
            case Fault.Kill kill -> signal("KILL", kill.part());
            case Fault.Restart restart -> signal(restart.part().endsWith("-db") ? "INT" : "TERM", restart.part());
            case Fault.Pause pause -> {
                boolean struck = signal("STOP", pause.part());
                try {
                    Thread.sleep(struck ? pause.time() : Duration.ZERO);
                } finally {
                    signal("CONT", pause.part());
                }
                yield struck;
            }
            case Fault.Cut cut -> {
                Link link = link(cut.link());
                link.cut();
                try {
                    Thread.sleep(cut.time());
                } finally {
                    link.mend();
                }
                yield true;
            }
            case Fault.Stall stall -> {
                Link link = link(stall.link());
                link.stall();
                try {
                    Thread.sleep(stall.time());
                } finally {
                    link.resume();
                }
                yield true;
            }
        };
    }

    private Link link(String name) {
        return site.links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A server of a database is a family of processes, which a pause stops as a whole. */
    private boolean signal(String signal, String part) throws IOException, InterruptedException {
        ProcessHandle process = site.process(part).orElse(null);
        if (process == null) {
            return false;
        }
        boolean family = signal.equals("STOP") || signal.equals("CONT");
        for (ProcessHandle each : family ? process.descendants().toList() : List.<ProcessHandle>of()) {
            send(signal, each);
        }
        send(signal, process);
        return true;
    }

    private static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
