package io.turnout.launcher;

import io.turnout.launcher.control.DeliveryLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnout delivery}: the four measures of how changes are delivered. */
@Command(
        name = "delivery",
        description = "Lead time, deploy frequency, change-fail rate and time to restore of each service.",
        exitCodeOnInvalidInput = DeliveryCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class DeliveryCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @Option(names = "--days", paramLabel = "N", description = "How far back, 1 to 365 (default: ${DEFAULT-VALUE}).")
    private int days = 30;

    @Mixin
    private ControlOptions control;

    @Override
    public Integer call() throws InterruptedException {
        if (days < 1 || days > 365) {
            throw new Refusal("--days is a number from 1 to 365.", WRONG_USAGE);
        }
        DeliveryLines.of(control.delivery().of(days)).forEach(System.out::println);
        return 0;
    }
}
