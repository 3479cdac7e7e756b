package io.turnout.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.control.ControlApi;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout canary}: how many read from a candidate before the data has moved. */
@Command(
        name = "canary",
        description = "Sets what share of the subjects reads from the candidate before the data moves, and lists it.",
        exitCodeOnInvalidInput = CanaryCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class CanaryCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAPABILITY",
            description = "Such as notes-read (default: all).")
    private String capability;

    @Option(names = "--percent", paramLabel = "P", description = "Share of the subjects, 0 to 100.")
    private Double percent;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
    private String reason;

    @Mixin
    private ControlOptions control;

    @Override
    public Integer call() throws InterruptedException {
        if ((percent == null) != (capability == null)) {
            throw new Refusal(
                    "Name a capability and a share, such as ./turnout canary notes-read --percent 5, or neither to list them.",
                    WRONG_USAGE);
        }
        ControlApi api = control.api();
        if (percent != null) {
            api.canary(capability, percent, reason == null ? "asked for with ./turnout canary" : reason);
        }
        lines(api.canaries()).forEach(System.out::println);
        return 0;
    }

    private static List<String> lines(JsonNode answer) {
        return StreamSupport.stream(answer.path("capabilities").spliterator(), false)
                .map(each -> String.format(
                                Locale.ROOT,
                                "%-18s %5s %%  %s",
                                each.path("capability").asText(),
                                each.path("percent").asText().replaceAll("\\.0$", ""),
                                each.path("waitingFor").asText(""))
                        .stripTrailing())
                .toList();
    }
}
