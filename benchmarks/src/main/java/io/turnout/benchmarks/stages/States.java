package io.turnout.benchmarks.stages;

import io.turnout.benchmarks.Child;
import io.turnout.benchmarks.Contender;
import io.turnout.benchmarks.Contender.Sample;
import io.turnout.benchmarks.Contender.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All states of one gateway, and how they differ from the plain one. */
final class States {
    private static final ToDoubleFunction<Sample> NANOS = sample -> sample.cpuPer100k() * 10_000;

    private final String name;
    private final int port;
    private final Child gateway;
    private final ControlStub control;
    private final State plain;
    private final List<State> alone;
    private final List<State> followed;

    /** @param name before that of each state */
    States(String name, int port, Child gateway, ControlStub control) {
        this.name = name;
        this.port = port;
        this.gateway = gateway;
        this.control = control;
        this.plain = state("LEGACY", "legacy");
        this.alone = List.of(
                plain, state("CANDIDATE", "candidate"), state("where its data is written: its fence", "written"));
        this.followed = List.of(
                state("LEGACY, others in CANARY", "legacy"),
                state("CANARY, 0 %", "nobody"),
                state("CANARY, 50 %", "half"),
                state("CANARY, 100 %", "all"),
                state("CANARY, 50 %, under a lease", "replicated"));
    }

    private State state(String what, String capability) {
        String url = "http://127.0.0.1:%d/api/%s/1".formatted(port, capability);
        return new State(new Contender(name + what, url, gateway), control);
    }

    /** @param whether those for which the control plane says something */
    List<State> of(boolean whether) {
        return whether ? followed : alone;
    }

    private List<State> all() {
        List<State> all = new ArrayList<>(alone);
        all.addAll(followed);
        return all;
    }

    void print() {
        System.out.printf(
                "%n%-46s %-26s %-19s %-24s %-15s %s%n",
                "", "CPU ns/request", "of LEGACY", "more ns", "evidence", "failed");
        for (State state : all()) {
            Contender contender = state.contender();
            System.out.printf(
                    "%-46s %-26s %-19s %-24s %-15s %d%n",
                    contender.name(),
                    contender.spread(NANOS).as("%.0f"),
                    contender.ratioTo(plain.contender(), NANOS).as("%.2f"),
                    contender.excessOver(plain.contender(), NANOS).as("%.0f"),
                    state.evidence(),
                    contender.failed());
        }
    }

    /** State by state, of the same rounds. */
    void printBeside(States other) {
        System.out.printf("%nCPU per request, beside the other build%n");
        for (int i = 0; i < all().size(); i++) {
            Contender mine = all().get(i).contender();
            Spread ratio = mine.ratioTo(other.all().get(i).contender(), NANOS);
            System.out.printf("%-46s %s%n", mine.name(), ratio.as("%.2f"));
        }
    }
}
