package io.turnout.benchmarks;

import io.turnout.benchmarks.datasets.DatasetsBenchmark;
import io.turnout.benchmarks.flags.FlagsBenchmark;
import io.turnout.benchmarks.shadow.ShadowBenchmark;
import io.turnout.benchmarks.stages.StagesBenchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entry point: {@code benchmarks gateway}, {@code datasets}, {@code flags}, {@code shadow} and {@code stages}, each with options. */
public final class Benchmarks {
    private static final String USAGE = """
            Usage: ./turnout bench gateway [--rounds N] [--seconds S] [--connections C]
                   ./turnout bench shadow [--rounds N] [--seconds S] [--rate N]
                   ./turnout bench stages [--rounds N] [--seconds S] [--connections C]
                   ./turnout bench flags [--rounds N] [--seconds S] [--changes N] [--port P]
                   ./turnout bench datasets [--notes N] [--talks N] [--rate N] [--rounds N] [--handovers N] [--seconds S] [--minutes M] [--port P]
            """;

    private static final Map<String, Map<String, Integer>> DEFAULTS = Map.of(
            "gateway", Map.of("--rounds", 5, "--seconds", 6, "--connections", 32),
            "stages", Map.of("--rounds", 6, "--seconds", 4, "--connections", 32),
            "shadow", Map.of("--rounds", 5, "--seconds", 8, "--rate", 300),
            "flags", Map.of("--rounds", 7, "--seconds", 2, "--changes", 200, "--port", 27_100),
            "datasets",
                    Map.of(
                            "--notes",
                            1_000_000,
                            "--talks",
                            100_000,
                            "--rate",
                            500,
                            "--rounds",
                            3,
                            "--handovers",
                            20,
                            "--seconds",
                            15,
                            "--port",
                            26_000,
                            "--minutes",
                            15));

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        if (name.equals("--help")) {
            System.out.print(USAGE);
            return;
        }
        if (!DEFAULTS.containsKey(name)) {
            throw usage();
        }
        Map<String, Integer> options = options(DEFAULTS.get(name), List.of(args).subList(1, args.length));
        Path project = Path.of(System.getProperty("turnout.home", "."))
                .toAbsolutePath()
                .normalize();
        Duration window = Duration.ofSeconds(options.get("--seconds"));
        if (name.equals("gateway")) {
            new GatewayBenchmark(project, options.get("--rounds"), window, options.get("--connections")).run();
        } else if (name.equals("stages")) {
            new StagesBenchmark(project, options.get("--rounds"), window, options.get("--connections")).run();
        } else if (name.equals("shadow")) {
            new ShadowBenchmark(project, options.get("--rounds"), window, options.get("--rate")).run();
        } else if (name.equals("flags")) {
            new FlagsBenchmark(
                            project, options.get("--rounds"), window, options.get("--changes"), options.get("--port"))
                    .run();
        } else {
            new DatasetsBenchmark(project, options, window).run();
        }
    }

    private static Map<String, Integer> options(Map<String, Integer> defaults, List<String> given) {
        Map<String, Integer> options = new HashMap<>(defaults);
        for (int i = 0; i < given.size(); i += 2) {
            if (!options.containsKey(given.get(i))
                    || i + 1 == given.size()
                    || !given.get(i + 1).matches("[1-9]\\d{0,8}")) {
                throw usage();
            }
            options.put(given.get(i), Integer.valueOf(given.get(i + 1)));
        }
        return options;
    }

    private static RuntimeException usage() {
        System.err.print(USAGE);
        System.exit(2);
        return new IllegalStateException();
    }
}
