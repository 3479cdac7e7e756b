package io.turnout.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.control.ControlApi;
import io.turnout.launcher.control.Verdicts;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout shadow}: of how many requests both sides' answers are compared. */
@Command(
        name = "shadow",
        description = "Sets what share of the requests is answered by both sides, to compare them, and lists it.",
        exitCodeOnInvalidInput = ShadowCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class ShadowCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAPABILITY",
            description = "Such as talks-read (default: all).")
    private String capability;

    @ArgGroup
    private Wish wish;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
    private String reason;

    @Mixin
    private ControlOptions control;

    private static final class Wish {
        @Option(
                names = "--percent",
                paramLabel = "P",
                description = "Share of the subjects whose requests are compared, 0 to 100.")
        private Double percent;

        @Option(names = "--restart", description = "Count anew: the candidate is another one now.")
        private boolean restart;

        @Option(
                names = "--declare",
                paramLabel = "RULE",
                description = "Declare something to be no difference, such as \"ignore $.updatedAt\"; counts anew.")
        private String declare;

        @Option(names = "--withdraw", paramLabel = "RULE", description = "Take back what was declared; counts anew.")
        private String withdraw;

        @Option(names = "--stop", description = "Compare nothing at all, whatever is set.")
        private boolean stop;

        @Option(names = "--resume", description = "Compare again what is set.")
        private boolean resume;

        boolean isOfOne() {
            return percent != null || restart || declare != null || withdraw != null;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        ControlApi api = control.api();
        if (wish != null) {
            change(api);
        }
        Verdicts.table(api.shadow()).forEach(System.out::println);
        return 0;
    }

    private void change(ControlApi api) throws InterruptedException {
        if (wish.isOfOne() == (capability == null)) {
            throw new Refusal(
                    wish.isOfOne()
                            ? "Name a capability, such as ./turnout shadow talks-read --percent 1."
                            : "--stop and --resume are for all capabilities; leave the name out.",
                    WRONG_USAGE);
        }
        String why = reason == null ? "asked for with ./turnout shadow" : reason;
        if (wish.percent != null) {
            JsonNode set = api.share(capability, wish.percent, why);
            if (set.hasNonNull("waitingFor")) {
                System.out.println(capability + " " + set.path("waitingFor").asText());
            }
        } else if (wish.restart) {
            api.restart(capability, why);
        } else if (wish.declare != null) {
            if (reason == null) {
                throw new Refusal(
                        "Say with --reason why that is no difference: whoever reads the verdict will ask.",
                        WRONG_USAGE);
            }
            api.declare(capability, wish.declare, why);
        } else if (wish.withdraw != null) {
            api.withdraw(capability, wish.withdraw, why);
        } else {
            api.stop(wish.stop, why);
        }
    }
}
