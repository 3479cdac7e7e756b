package io.turnout.launcher.compare;

import io.turnout.comparison.Comparison;
import io.turnout.comparison.noise.NoiseRule;
import io.turnout.comparison.rule.Rules;
import io.turnout.comparison.verdict.Expected;
import io.turnout.comparison.verdict.Gate;
import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code turnout compare}: for a build pipeline, or for sites that have nothing else to do with Turnout. */
@Command(
        name = "compare",
        description = "Asks two sites the same, and tells whether the candidate answers as the primary does.",
        footer = {
            "",
            "Exit codes: 0 PASS, 1 FAIL, 2 INSUFFICIENT_TRAFFIC, 64 wrong usage, 70 it did not get to a verdict."
        },
        exitCodeOnInvalidInput = CompareCommand.WRONG_USAGE,
        exitCodeOnExecutionException = CompareCommand.NO_VERDICT,
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;
    static final int NO_VERDICT = 70;
    private static final double CONFIDENCE = 0.95;

    @Option(names = "--primary", paramLabel = "URL", required = true, description = "What users are answered by.")
    private URI primary;

    @Option(names = "--candidate", paramLabel = "URL", required = true, description = "What is to take its place.")
    private URI candidate;

    @Option(
            names = "--secondary",
            paramLabel = "URL",
            description = "Another instance of the primary, whose differences are noise (default: the primary is asked"
                    + " twice, except for what writes).")
    private URI secondary;

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            required = true,
            description = "A HAR file, or a request a line: [METHOD] /path?query [JSON].")
    private Path requests;

    @Option(
            names = "--methods",
            paramLabel = "METHOD",
            split = ",",
            defaultValue = "GET",
            description = "Requests of other methods are not sent (default: ${DEFAULT-VALUE}).")
    private Set<String> methods;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "HEADER",
            description = "What each request has as well, such as 'Authorization: Bearer …'.")
    private List<String> headers = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often the file is gone through (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most requests a second (default: ${DEFAULT-VALUE}); each site is asked so often, the primary"
                    + " twice that.")
    private double rate;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "4",
            description = "Most requests at once (default: ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Longest wait for an answer (default: ${DEFAULT-VALUE}).")
    private double timeout;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "What is not a difference, a line each: ignore $$.updatedAt because each has its own clock.")
    private Path rules;

    @Option(
            names = "--noise",
            paramLabel = "RULE",
            defaultValue = "exact",
            description = "How noise is told from differences: exact or diffy (default: ${DEFAULT-VALUE}).")
    private String noise;

    @Option(
            names = "--minimum",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Fewest requests to pass with (default: ${DEFAULT-VALUE}).")
    private long minimum;

    @Option(
            names = "--share",
            paramLabel = "P",
            defaultValue = "0.001",
            description = "To pass, it has to be 95 %% sure that a smaller share than that would be answered otherwise"
                    + " (default: ${DEFAULT-VALUE}, for which 2,995 equal answers do).")
    private double share;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all that was found for programs.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes all that was found for people.")
    private Path html;

    @Override
    public Integer call() throws InterruptedException {
        Rules declared = rules == null ? Rules.NONE : read("--rules", rules, RuleFile::read);
        List<Request> all = read("--requests", requests, RequestFile::read);
        List<Request> sent = all.stream()
                .filter(request -> methods.stream().anyMatch(request.method()::equalsIgnoreCase))
                .toList();
        Gate gate = usable(() -> new Gate(minimum, share, CONFIDENCE, NoiseRule.named(noise)));
        Traffic traffic = usable(() -> new Traffic(rate, concurrency));
        Findings findings = send(traffic, sent, declared);

        Report report = new Report(
                gate.judge(findings.counts(), Expected.NOTHING, declared),
                sites(),
                all.size() - sent.size(),
                findings.unanswered(),
                findings.examples());
        TextReport.print(report, System.out);
        write(report);
        return report.exitCode();
    }

    private Findings send(Traffic traffic, List<Request> sent, Rules declared) throws InterruptedException {
        if (repeat < 1) {
            throw new Refusal("--repeat is at least 1.", WRONG_USAGE);
        }
        Findings findings = new Findings();
        long total = (long) sent.size() * repeat;
        try (Endpoint first = endpoint("--primary", primary);
                Endpoint other = endpoint("--candidate", candidate);
                Endpoint again = secondary == null ? null : endpoint("--secondary", secondary)) {
            traffic.send(
                    sent,
                    repeat,
                    new Sites(first, other, Optional.ofNullable(again), Comparison.with(declared)),
                    findings,
                    done -> System.err.printf("%,d of %,d requests%n", done, total));
        } catch (IllegalStateException e) {
            throw new Refusal(e.getMessage() + ": " + e.getCause(), NO_VERDICT);
        }
        return findings;
    }

    private Endpoint endpoint(String option, URI site) {
        boolean web = site.getHost() != null && Set.of("http", "https").contains(site.getScheme());
        if (!web || site.getRawQuery() != null) {
            throw new Refusal(
                    option + " " + site + " is no URL of a site, such as http://localhost:8080.", WRONG_USAGE);
        }
        if (!(timeout > 0)) {
            throw new Refusal("--timeout is positive.", WRONG_USAGE);
        }
        return new Endpoint(site, headers(), Duration.ofMillis((long) (timeout * 1_000)));
    }

    private List<Map.Entry<String, String>> headers() {
        return headers.stream()
                .map(header -> {
                    int colon = header.indexOf(':');
                    if (colon < 1) {
                        throw new Refusal("--header '" + header + "' is none: write NAME: VALUE.", WRONG_USAGE);
                    }
                    return Map.entry(
                            header.substring(0, colon).strip(),
                            header.substring(colon + 1).strip());
                })
                .toList();
    }

    private Map<String, String> sites() {
        Map<String, String> sites = new TreeMap<>();
        sites.put("primary", primary.toString());
        sites.put("candidate", candidate.toString());
        if (secondary != null) {
            sites.put("secondary", secondary.toString());
        }
        return sites;
    }

    private void write(Report report) {
        try {
            if (json != null) {
                JsonReport.write(report, json);
            }
            if (html != null) {
                HtmlReport.write(report, html);
            }
        } catch (IOException e) {
            throw new Refusal("The report cannot be written: " + e.getMessage() + ".", NO_VERDICT);
        }
    }

    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private static <T> T read(String option, Path file, Reader<T> reader) {
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw new Refusal(option + " " + file + " cannot be read.", WRONG_USAGE);
        } catch (IllegalArgumentException e) {
            throw new Refusal(option + " " + file + ": " + e.getMessage() + ".", WRONG_USAGE);
        }
    }

    private static <T> T usable(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage() + ".", WRONG_USAGE);
        }
    }
}
