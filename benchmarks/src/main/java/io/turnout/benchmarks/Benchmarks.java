package io.turnout.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/** Entry point: {@code benchmarks gateway [--rounds N] [--seconds S] [--connections C]}. */
public final class Benchmarks {
    private static final String USAGE = "Usage: ./turnout bench gateway [--rounds N] [--seconds S] [--connections C]";

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0 || !args[0].equals("gateway") || args.length % 2 == 0) {
            System.err.println(USAGE);
            System.exit(2);
        }
        int rounds = 5;
        int seconds = 6;
        int connections = 32;
        for (int i = 1; i < args.length; i += 2) {
            int value = Integer.parseInt(args[i + 1]);
            switch (args[i]) {
                case "--rounds" -> rounds = value;
                case "--seconds" -> seconds = value;
                case "--connections" -> connections = value;
                default -> {
                    System.err.println(USAGE);
                    System.exit(2);
                }
            }
        }
        Path project = Path.of(System.getProperty("turnout.home", "."))
                .toAbsolutePath()
                .normalize();
        new GatewayBenchmark(project, rounds, Duration.ofSeconds(seconds), connections).run();
    }
}
