package io.turnout.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.control.ControlApi;
import io.turnout.launcher.control.Verdicts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turnout diffs}: what comparing both sides' answers has shown. */
@Command(
        name = "diffs",
        description = "Says how the answers of both sides differ, and whether one may cut over.",
        footer = {
            "",
            "Exit codes for a capability: 0 PASS, 1 FAIL, 2 INSUFFICIENT_TRAFFIC, 64 wrong usage, 70 nobody could say."
        },
        exitCodeOnInvalidInput = DiffsCommand.WRONG_USAGE,
        exitCodeOnExecutionException = DiffsCommand.NOBODY_KNOWS,
        mixinStandardHelpOptions = true)
final class DiffsCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;
    static final int NOBODY_KNOWS = 70;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAPABILITY",
            description = "Such as talks-read (default: all, in short).")
    private String capability;

    @Mixin
    private ControlOptions control;

    @Override
    public Integer call() throws InterruptedException {
        try {
            ControlApi api = control.api();
            if (capability == null) {
                Verdicts.table(api.shadow()).forEach(System.out::println);
                return 0;
            }
            JsonNode one = api.shadow(capability);
            Verdicts.details(one).forEach(System.out::println);
            return code(one.path("verdict").asText());
        } catch (Refusal e) {
            // 1 and 2 would be verdicts
            throw new Refusal(e.getMessage(), NOBODY_KNOWS);
        }
    }

    private static int code(String verdict) {
        return switch (verdict) {
            case "PASS" -> 0;
            case "FAIL" -> 1;
            default -> 2;
        };
    }
}
