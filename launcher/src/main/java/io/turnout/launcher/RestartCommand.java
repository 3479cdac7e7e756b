package io.turnout.launcher;

import picocli.CommandLine.Command;

/** {@code turnout restart}: parts of what runs. */
@Command(
        name = "restart",
        description = "Restarts parts of what runs, such as a service of which there is another build.",
        mixinStandardHelpOptions = true)
final class RestartCommand extends PartsCommand {
    @Override
    String ask(RunningPart part) throws InterruptedException {
        part.restart();
        return "restarted";
    }
}
