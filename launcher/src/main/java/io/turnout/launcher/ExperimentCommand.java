package io.turnout.launcher;

import io.turnout.launcher.control.ExperimentLines;
import io.turnout.launcher.control.ExperimentsApi;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout experiment}: holds variants of a flag against each other. */
@Command(
        name = "experiment",
        description = "Holds variants of a flag against each other: what did those do who saw it?",
        footer = {
            "",
            "  ./turnout experiment                     which there are",
            "  ./turnout experiment notes-first begin --flag talk-page-layout --control classic \\",
            "      --treatment notes-first=1 --outcome wrote-a-note --window 1h",
            "  ./turnout experiment notes-first         what it has shown so far; it may be looked at as often as one likes",
            "  ./turnout experiment notes-first end --keep notes-first"
        },
        exitCodeOnInvalidInput = ExperimentCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class ExperimentCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KEY", description = "What it is called (default: all).")
    private String key;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OPERATION",
            description = "${COMPLETION-CANDIDATES} (default: status).")
    private Operation operation = Operation.status;

    @Option(names = "--flag", paramLabel = "FLAG", description = "Whose variants they are; it has no rule before.")
    private String flag;

    @Option(names = "--control", paramLabel = "VARIANT", description = "The one that the others are held against.")
    private String controlVariant;

    @Option(
            names = "--treatment",
            paramLabel = "VARIANT=WEIGHT",
            description = "Another one, with its weight beside the control's, which is 1.")
    private Map<String, Double> treatments = new LinkedHashMap<>();

    @Option(names = "--outcome", paramLabel = "NAME", description = "What is counted, such as wrote-a-note.")
    private String outcome;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            description = "How long after it was exposed a subject's outcome still counts (default: ${DEFAULT-VALUE}).")
    private String window = "1h";

    @Option(names = "--keep", paramLabel = "VARIANT", description = "What all get when it ends.")
    private String keep;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
    private String reason = "asked for with ./turnout experiment";

    @Mixin
    private ControlOptions control;

    /** Spelled as they are typed. */
    private enum Operation {
        status,
        begin,
        end
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean isWhole = switch (operation) {
            case status -> flag == null && keep == null;
            case begin -> flag != null && controlVariant != null && !treatments.isEmpty() && outcome != null;
            case end -> keep != null;
        };
        if (!isWhole) {
            throw new Refusal("./turnout experiment --help says what an experiment needs.", WRONG_USAGE);
        }
        Map<String, Object> design = operation == Operation.begin ? design() : Map.of();
        ExperimentsApi api = control.experiments();
        List<String> lines = key == null
                ? ExperimentLines.list(api.all())
                : ExperimentLines.details(
                        switch (operation) {
                            case status -> api.of(key);
                            case begin -> api.begin(key, design);
                            case end -> api.end(key, keep, reason);
                        });
        lines.forEach(System.out::println);
        return 0;
    }

    private Map<String, Object> design() {
        return Map.of(
                "flag", flag,
                "control", controlVariant,
                "treatments", treatments,
                "outcome", outcome,
                "window", time(window).toString(),
                "reason", reason);
    }

    /** A number and its unit. */
    private static Duration time(String text) {
        if (!text.matches("[1-9]\\d{0,5}[smhd]")) {
            throw new Refusal("--window is a time such as 30s, 10m, 1h or 7d.", WRONG_USAGE);
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
