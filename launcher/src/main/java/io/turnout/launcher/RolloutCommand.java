package io.turnout.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.control.ControlApi;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout rollout}: has a candidate answer by degrees, as long as it does no worse. */
@Command(
        name = "rollout",
        description =
                "Lets a candidate answer by degrees: compared first, then read by more and more, and taken back by itself.",
        exitCodeOnInvalidInput = RolloutCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class RolloutCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;
    /** No other failure ends so. */
    static final int ROLLED_BACK = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAPABILITY",
            description = "Such as notes-read (default: all).")
    private String capability;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OPERATION",
            description = "${COMPLETION-CANDIDATES}; watch ends with the rollout, and with 3 if it was taken back "
                    + "(default: status).")
    private Operation operation = Operation.status;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
    private String reason;

    @Mixin
    private ControlOptions control;

    /** Spelled as they are typed. */
    private enum Operation {
        status,
        watch,
        start,
        pause,
        resume,
        approve,
        rollback
    }

    @Override
    public Integer call() throws InterruptedException {
        ControlApi api = control.api();
        if (capability == null) {
            api.rollouts().path("rollouts").forEach(rollout -> System.out.println(line(rollout)));
            return 0;
        }
        return switch (operation) {
            case status -> {
                JsonNode rollout = api.rollout(capability);
                System.out.println(line(rollout));
                rollout.at("/evidence/judged")
                        .properties()
                        .forEach(build -> System.out.println(judged(build.getValue())));
                yield 0;
            }
            case watch -> watch(api);
            default -> {
                String why = reason == null ? "asked for with ./turnout rollout" : reason;
                System.out.println(line(api.rollout(capability, operation.name(), why)));
                yield 0;
            }
        };
    }

    private int watch(ControlApi api) throws InterruptedException {
        String shown = null;
        while (true) {
            JsonNode rollout = api.rollout(capability);
            if (!rollout.hasNonNull("phase")) {
                throw new Refusal("There is no rollout of %1$s; begin one with ./turnout rollout %1$s start."
                        .formatted(capability));
            }
            String line = line(rollout);
            if (!line.equals(shown)) {
                System.out.println(line);
                shown = line;
            }
            switch (rollout.path("phase").asText()) {
                case "ROLLED_BACK" -> {
                    return ROLLED_BACK;
                }
                case "DONE" -> {
                    return 0;
                }
                default -> Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static String line(JsonNode rollout) {
        String phase = text(rollout, "phase");
        String step = phase.equals("READING")
                ? " (step %d of %d)"
                        .formatted(
                                rollout.path("step").asInt(),
                                rollout.at("/course/steps").size())
                : "";
        // while it is under way, what it waits for; then, why it ended so
        String why = phase.equals("DONE") || phase.equals("ROLLED_BACK")
                ? text(rollout, "reason")
                : text(rollout, "waitingFor");
        return String.format(
                        Locale.ROOT,
                        "%-18s %5s %%  %s%s%s  %s",
                        rollout.path("capability").asText(),
                        rollout.path("percent").asText().replaceAll("\\.0$", ""),
                        phase.isEmpty()
                                ? "not begun"
                                : phase.toLowerCase(Locale.ROOT).replace('_', ' '),
                        step,
                        rollout.path("paused").asBoolean() ? ", paused" : "",
                        why)
                .stripTrailing();
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : "";
    }

    private static String judged(JsonNode judgement) {
        return String.format(
                Locale.ROOT,
                "  %s after %,d requests to the candidate and %,d to the legacy side",
                judgement.path("outcome").asText(),
                judgement.path("candidate").asLong(),
                judgement.path("legacy").asLong());
    }
}
