package io.turnout.benchmarks.stages;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures {@link Decisions} by JMH, in a process that has the gateway's classes. */
public final class DecisionsRun {
    private DecisionsRun() {}

    /** @param app the gateway as it is built */
    static void start(Path app) throws IOException, InterruptedException {
        System.out.println("\ndecisions, by JMH");
        String here = System.getProperty("java.class.path");
        String classes = String.join(
                File.pathSeparator,
                List.of(
                        here,
                        app.resolve("app") + "/*",
                        app.resolve("lib/boot") + "/*",
                        app.resolve("lib/main") + "/*"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classes, DecisionsRun.class.getName())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the decisions could not be measured");
        }
    }

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + Decisions.class.getName() + "\\.")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        results.stream()
                .sorted(Comparator.comparing(result -> result.getPrimaryResult().getLabel()))
                .forEach(DecisionsRun::print);
    }

    private static void print(RunResult result) {
        var figures = result.getPrimaryResult().getStatistics();
        System.out.printf(
                "%-46s %.1f ns (%.1f–%.1f)%n",
                result.getPrimaryResult().getLabel(), figures.getPercentile(50), figures.getMin(), figures.getMax());
    }
}
