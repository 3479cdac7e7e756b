package io.turnout.launcher;

import picocli.CommandLine.Command;

/** {@code turnout stop}: parts of what runs. */
@Command(
        name = "stop",
        description =
                "Stops parts of what runs, until the next up: of a monolith that nobody needs, monorail and monorail-db.",
        mixinStandardHelpOptions = true)
final class StopCommand extends PartsCommand {
    @Override
    String ask(RunningPart part) throws InterruptedException {
        part.stop();
        return "stopped";
    }
}
