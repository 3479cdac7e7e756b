package io.turnout.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code turnout generate}: fills a running system for tests. */
@Command(
        name = "generate",
        description = "Fills a running system with many talks and notes.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Refusal("Not there yet.");
    }
}
