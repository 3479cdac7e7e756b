package io.turnout.launcher;

import io.turnout.launcher.control.ControlApi;
import io.turnout.launcher.control.Details;
import io.turnout.launcher.control.Rehearsal;
import io.turnout.launcher.control.Ticker;
import io.turnout.launcher.control.Watch;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout dataset}: asks the control plane to do something with a dataset, and follows it. */
@Command(
        name = "dataset",
        description = "Moves a dataset, step by step, and says how that gets on; exit code 1 if it was not done.",
        mixinStandardHelpOptions = true)
final class DatasetCommand implements Callable<Integer> {
    private enum Action {
        START,
        STATUS,
        VERIFY,
        CUTOVER,
        ROLLBACK,
        DETACH,
        ABORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "NAME", description = "The dataset, such as notes.")
    private String name;

    @Parameters(index = "1", paramLabel = "ACTION", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Action action;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal.")
    private String reason;

    @Option(names = "--dry-run", description = "Only say what would be checked and run.")
    private boolean dryRun;

    @Option(names = "--no-wait", description = "Only ask for it; do not wait for its end.")
    private boolean noWait;

    @Mixin
    private ControlOptions control;

    @Override
    public Integer call() throws InterruptedException {
        ControlApi api = control.api();
        if (action == Action.STATUS) {
            Details.lines(api.dataset(name)).forEach(System.out::println);
            return 0;
        }
        String why = reason == null ? "asked for with ./turnout dataset %s %s".formatted(name, action) : reason;
        if (dryRun) {
            Rehearsal rehearsal = new Rehearsal(api.dryRun(name, action.toString(), why));
            rehearsal.lines().forEach(System.out::println);
            return rehearsal.isFree() ? 0 : 1;
        }
        ControlApi.Asked asked =
                api.ask(name, action.toString(), why, UUID.randomUUID().toString());
        if (noWait) {
            System.out.println("Asked for; ./turnout dataset " + name + " status says how it gets on.");
            return 0;
        }
        Watch.End end = follow(api, asked);
        if (action == Action.VERIFY) {
            Details.verification(api.dataset(name)).forEach(System.out::println);
        }
        System.out.println(end.isDone() ? end.name() : end.name() + ": " + end.reason());
        return end.isDone() ? 0 : 1;
    }

    private Watch.End follow(ControlApi api, ControlApi.Asked asked) throws InterruptedException {
        Thread leaving = new Thread(() -> {
            System.out.println();
            System.out.println("No longer watched; it goes on: ./turnout dataset " + name + " status says how.");
        });
        Runtime.getRuntime().addShutdownHook(leaving);
        try {
            return new Watch(api, Ticker.standard(), name, asked.location()).follow();
        } finally {
            stay(leaving);
        }
    }

    private static void stay(Thread leaving) {
        try {
            Runtime.getRuntime().removeShutdownHook(leaving);
        } catch (IllegalStateException e) {
            // it is leaving
        }
    }
}
