package io.turnout.benchmarks.stages;

import io.turnout.gateway.inbound.Count;
import io.turnout.gateway.plan.RouteTemplate;
import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.residence.Residences;
import io.turnout.gateway.routing.Points;
import io.turnout.gateway.routing.RouteTable;
import io.turnout.gateway.subject.Subject;
import io.turnout.gateway.trial.TrialBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What is decided and counted for one request, each by itself, with the gateway's own classes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@State(Scope.Thread)
public class Decisions {
    private static final int SUBJECTS = 1_024;

    private final String[] cookies = new String[SUBJECTS];
    private final RouteTable<String> table = table();
    private final Points points = new Points(
            null, null, null, null, null, List.of(new Residences().of("notes"), new Residences().of("talks")));
    private final Points planned = new Points(null, null, null, null, Stage.LEGACY, List.of());
    private int next;

    public Decisions() {
        for (int i = 0; i < SUBJECTS; i++) {
            cookies[i] = "subject=" + i;
        }
    }

    /** Counters are the same for all event loops. */
    @State(Scope.Benchmark)
    public static class Evidence {
        private final TrialBook trials = new TrialBook();

        void count(int request) {
            Count count = trials.count("talks-read", request % 2 == 0, (double) request / SUBJECTS);
            if (count.asksForBuild()) {
                count.answeredBy("b1");
            }
            count.ended(200, 500_000L + request * 1_000L);
        }
    }

    private static RouteTable<String> table() {
        Map<RouteTemplate, String> routes = new HashMap<>();
        for (String kind : List.of("talks", "notes", "speakers", "rooms", "tracks", "tickets")) {
            for (String form : List.of("GET /api/%s", "GET /api/%s/{id}", "POST /api/%s", "GET /api/%s/{id}/notes")) {
                routes.put(RouteTemplate.parse(form.formatted(kind)), kind);
            }
        }
        return new RouteTable<>(routes);
    }

    private int next() {
        next = (next + 1) % SUBJECTS;
        return next;
    }

    @Benchmark
    public String route() {
        return table.find("GET", "/api/talks/1", null);
    }

    @Benchmark
    public Stage stageOfThePlan() {
        return planned.side();
    }

    @Benchmark
    public Stage residenceOfTwoDatasets() {
        return points.side();
    }

    @Benchmark
    public boolean subjectAndShare() {
        return Subject.named(cookies[next()]).isIn(50);
    }

    /** Read once for the share's degree and the lease, and once for whether there is evidence to count. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    @Benchmark
    public void evidence(Evidence evidence) {
        evidence.count(next());
    }

    @Benchmark
    @Threads(2)
    public void evidenceOfTwoEventLoops(Evidence evidence) {
        evidence.count(next());
    }
}
