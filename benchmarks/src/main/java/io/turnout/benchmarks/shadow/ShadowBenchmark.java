package io.turnout.benchmarks.shadow;

import io.turnout.benchmarks.Child;
import io.turnout.benchmarks.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What readers at a fixed rate notice of comparing: nothing sampled, 1 % and all of it, and all of it with an other side that
 * takes connections and never answers. Rounds are interleaved; each ratio is to the same path with nothing sampled.
 */
public final class ShadowBenchmark {
    private static final int UPSTREAM = 25_000;
    private static final int GATEWAY = 25_003;
    private static final int MANAGEMENT = 25_004;
    private static final int OTHER = 25_010;
    private static final int SILENT = 25_011;
    private static final int CONTROL = 25_012;
    private static final double GOAL = 1.05;
    /** With less, what compiles the code for comparing still takes a core from time to time while it is measured. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final int WARM_UP_PER_SECOND = 1_000;
    private static final Duration COMPARING = Duration.ofSeconds(2);

    private final Path project;
    private final int rounds;
    private final Duration window;
    private final int perSecond;

    public ShadowBenchmark(Path project, int rounds, Duration window, int perSecond) {
        this.project = project;
        this.rounds = rounds;
        this.window = window;
        this.perSecond = perSecond;
    }

    public void run() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(project.resolve("benchmarks/target/shadow"));
        Servers servers = new Servers(project, folder);
        try (ServerSocket silent = new ServerSocket(SILENT, 1_000, InetAddress.getLoopbackAddress());
                ControlStub control = new ControlStub(CONTROL);
                Child upstream = servers.nginx("gateway/upstream.conf").awaitPort(UPSTREAM);
                Child other = servers.nginx("shadow/other.conf").awaitPort(OTHER);
                Child gateway = servers.gateway(GATEWAY, MANAGEMENT, "shadow/turnout.yaml")
                        .awaitPort(GATEWAY);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            measure(http, control, gateway);
        }
        ComparingSpeed speed = new ComparingSpeed();
        speed.measure(COMPARING.multipliedBy(2));
        speed.forget();
        for (int round = 0; round < rounds; round++) {
            speed.measure(COMPARING);
        }
        speed.print();
    }

    private void measure(HttpClient http, ControlStub control, Child gateway) throws IOException, InterruptedException {
        URI talk = URI.create("http://127.0.0.1:" + GATEWAY + "/api/talks/1");
        URI notes = URI.create(talk + "/notes");
        Mode off = new Mode("nothing sampled", talk, "compared", 0);
        Mode some = new Mode("1 % sampled", talk, "compared", 1);
        Mode all = new Mode("all sampled", talk, "compared", 100);
        Mode quiet = new Mode("nothing sampled, other path", notes, "hanging", 0);
        Mode hanging = new Mode("all sampled, the other side hangs", notes, "hanging", 100);
        List<Mode> modes = List.of(off, some, all, quiet, hanging);
        System.out.println("warming up");
        control.sample("compared", 100);
        SteadyReads.run(http, talk, WARM_UP_PER_SECOND, WARM_UP);
        SteadyReads.run(http, notes, perSecond, WARM_UP.dividedBy(4));
        for (int round = 1; round <= rounds; round++) {
            for (Mode mode : modes) {
                System.out.printf("round %d of %d %s%n", round, rounds, mode.name());
                mode.measure(http, control, gateway, perSecond, window);
            }
        }
        System.out.printf(
                "%n%d interleaved rounds of %d s, %d reads a second; medians; %d processors%n%n",
                rounds, window.toSeconds(), perSecond, Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "%-36s %-8s %-8s %-10s %-10s %-13s %s%n",
                "", "p50 ms", "p99 ms", "CPU ms/req", "compared", "not compared", "failed");
        modes.forEach(ShadowBenchmark::print);
        System.out.println();
        ratio("all sampled / nothing", all, off);
        ratio("1 % sampled / nothing", some, off);
        ratio("hanging / nothing", hanging, quiet);
    }

    private static void print(Mode mode) {
        System.out.printf(
                "%-36s %-8.2f %-8.2f %-10.3f %-10.0f %-13.0f %.0f%n",
                mode.name(),
                mode.median(Mode.Sample::p50),
                mode.median(Mode.Sample::p99),
                mode.median(Mode.Sample::cpuMillis),
                mode.median(Mode.Sample::compared),
                mode.median(Mode.Sample::notCompared),
                mode.median(sample -> sample.reads().failed()));
    }

    private static void ratio(String what, Mode one, Mode other) {
        double p99 = one.ratioTo(other, Mode.Sample::p99);
        System.out.printf(
                "%-26s p50 %.2f, CPU %.2f, p99 %.2f: goal ≤ %.2f %s%n",
                what,
                one.ratioTo(other, Mode.Sample::p50),
                one.ratioTo(other, Mode.Sample::cpuMillis),
                p99,
                GOAL,
                p99 <= GOAL ? "met" : "not met");
    }
}
