package io.turnout.benchmarks.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import io.turnout.flags.Evaluations;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagProvider;
import io.turnout.flags.FlagReader;
import io.turnout.flags.FlagSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Evaluations a second of one thread, through OpenFeature's client, of {@value #FLAGS} flags in turn and 100 subjects; beside
 * OpenFeature's own provider in memory, which has no rules: what is left when all that is ours is taken away.
 */
final class EvaluationSpeed {
    static final int FLAGS = 1_000;
    private static final int SUBJECTS = 100;

    private final int rounds;
    private final Duration window;
    private final List<EvaluationContext> subjects = IntStream.range(0, SUBJECTS)
            .mapToObj(i -> (EvaluationContext) new ImmutableContext(
                    "subject-" + i,
                    Map.of(
                            "email", new Value("s" + i + (i % 2 == 0 ? "@example.org" : "@example.com")),
                            "country", new Value(i % 3 == 0 ? "de" : "it"),
                            "version", new Value("2." + i + ".0"))))
            .toList();
    private long evaluated;

    EvaluationSpeed(int rounds, Duration window) {
        this.rounds = rounds;
        this.window = window;
    }

    void run() throws FlagException {
        Map<String, Client> contenders = contenders();
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Client> contender : contenders.entrySet()) {
                double speed = speed(contender.getValue());
                if (round > 0) {
                    speeds.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                            .add(speed);
                }
            }
        }
        List<Double> baseline = speeds.get("in memory");
        System.out.printf(
                "%n%d flags, one thread, %d interleaved rounds of %d s: median (lowest–highest)%n%n",
                FLAGS, rounds, window.toSeconds());
        System.out.printf("%-14s %-34s %s%n", "", "evaluations/s", "of OpenFeature's provider in memory");
        speeds.forEach((name, all) -> System.out.printf(
                "%-14s %-34s %s%n", name, spread(all, "%,.0f"), spread(ratios(all, baseline), "%.2f")));
        System.out.printf("(%,d evaluations in all)%n", evaluated);
    }

    private static Map<String, Client> contenders() throws FlagException {
        Map<String, Client> contenders = new LinkedHashMap<>();
        Map<String, Flag<?>> plain = new HashMap<>();
        IntStream.range(0, FLAGS)
                .forEach(i -> plain.put(
                        key(i),
                        Flag.builder()
                                .variant("on", true)
                                .variant("off", false)
                                .defaultVariant("off")
                                .build()));
        contenders.put("in memory", client(new InMemoryProvider(plain)));
        for (Kind kind : Kind.values()) {
            FlagSet flags = new FlagReader()
                    .read(IntStream.range(0, FLAGS)
                            .mapToObj(i -> "\"%s\": %s".formatted(key(i), kind.flag()))
                            .collect(Collectors.joining(", ", "{\"flags\": {", "}}")));
            contenders.put(
                    kind.name().toLowerCase(Locale.ROOT),
                    client(new FlagProvider(() -> flags, new Evaluations(), InstantSource.system())));
        }
        return contenders;
    }

    private static Client client(FeatureProvider provider) {
        OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
        api.setProviderAndWait(provider);
        return api.getClient();
    }

    private static String key(int i) {
        return "flag-" + i;
    }

    private double speed(Client client) {
        String[] keys = IntStream.range(0, FLAGS).mapToObj(EvaluationSpeed::key).toArray(String[]::new);
        long begin = System.nanoTime();
        long end = begin + window.toNanos();
        long count = 0;
        long on = 0;
        while (System.nanoTime() < end) {
            EvaluationContext subject = subjects.get((int) (count / FLAGS % SUBJECTS));
            for (String key : keys) {
                on += client.getBooleanValue(key, false, subject) ? 1 : 0;
            }
            count += FLAGS;
        }
        // so that nothing of it can be left out
        evaluated += count + on * 0;
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static List<Double> ratios(List<Double> all, List<Double> baseline) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i) / baseline.get(i))
                .toList();
    }

    private static String spread(List<Double> figures, String format) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                format + " (" + format + "–" + format + ")",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
