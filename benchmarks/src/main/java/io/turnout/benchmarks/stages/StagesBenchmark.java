package io.turnout.benchmarks.stages;

import io.turnout.benchmarks.Child;
import io.turnout.benchmarks.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same GET, passed through by the gateway, of capabilities in different stages, and what share of their subjects reads from
 * the candidate. Rounds are interleaved; then the decisions that make the difference, by themselves.
 */
public final class StagesBenchmark {
    private static final int LEGACY = 27_000;
    private static final int CANDIDATE = 27_010;
    private static final int CONTROL = 27_012;
    private static final int GATEWAY = 27_003;
    private static final int BESIDE = 27_005;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** Twice a lease, and until all have heard. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** Of nobody is so small a share that the decision is made, and never for the candidate. */
    private static final String SHARES = """
            [{"capability":"nobody","percent":0.0000001},{"capability":"half","percent":50},\
            {"capability":"all","percent":100},{"capability":"replicated","percent":50}]""";

    private final Path project;
    private final int rounds;
    private final Duration window;
    private final int connections;
    /** Of another build of the gateway, to be measured in the same rounds; null for none. */
    private final String beside = System.getenv("TURNOUT_BESIDE");

    public StagesBenchmark(Path project, int rounds, Duration window, int connections) {
        this.project = project;
        this.rounds = rounds;
        this.window = window;
        this.connections = connections;
    }

    public void run() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(project.resolve("benchmarks/target/stages"));
        Servers servers = new Servers(project, folder);
        Path app = project.resolve("gateway/target/quarkus-app");
        Path script = servers.write("stages/subjects.lua");
        try (ControlStub control = new ControlStub(CONTROL);
                Child upstream =
                        servers.nginx("stages/upstream.conf").awaitPort(LEGACY).awaitPort(CANDIDATE);
                Child gateway = servers.gateway("gateway", app, GATEWAY, GATEWAY + 1, "stages/turnout.yaml")
                        .awaitPort(GATEWAY)) {
            List<States> all = new ArrayList<>(List.of(new States("", GATEWAY, gateway, control)));
            if (beside == null) {
                measure(all, control, script);
            } else {
                try (Child other = servers.gateway("beside", Path.of(beside), BESIDE, BESIDE + 1, "stages/turnout.yaml")
                        .awaitPort(BESIDE)) {
                    all.add(new States("beside: ", BESIDE, other, control));
                    measure(all, control, script);
                }
            }
        }
        DecisionsRun.start(app);
    }

    private void measure(List<States> all, ControlStub control, Path script) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            System.out.println(round == 0 ? "warming up" : "round %d of %d".formatted(round, rounds));
            for (boolean followed : new boolean[] {false, true}) {
                control.read(followed ? SHARES : "[]");
                Thread.sleep(SETTLING);
                for (State state : inTurn(all, followed)) {
                    if (round == 0) {
                        state.contender().warmUp(connections, WARM_UP, script);
                    } else {
                        state.measure(connections, window, script);
                    }
                }
            }
        }
        System.out.printf(
                "%n%d interleaved rounds of %d s, %d connections; median (lowest–highest); %d processors%n",
                rounds, window.toSeconds(), connections, Runtime.getRuntime().availableProcessors());
        all.forEach(States::print);
        if (all.size() > 1) {
            all.getFirst().printBeside(all.getLast());
        }
    }

    /** Those of two gateways one after the other, state by state. */
    private static List<State> inTurn(List<States> all, boolean followed) {
        List<State> turn = new ArrayList<>();
        for (int i = 0; i < all.getFirst().of(followed).size(); i++) {
            for (States states : all) {
                turn.add(states.of(followed).get(i));
            }
        }
        return turn;
    }
}
