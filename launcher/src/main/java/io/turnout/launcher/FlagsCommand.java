package io.turnout.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.turnout.launcher.control.FlagLines;
import io.turnout.launcher.control.FlagsApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout flags}: feature flags, as gateway and services have them within a second. */
@Command(
        name = "flags",
        description = "Lists feature flags, and changes them.",
        footer = {
            "",
            "  ./turnout flags                     which there are, and how often they were asked for",
            "  ./turnout flags show > flags.json   all of them, in flagd's format",
            "  ./turnout flags apply flags.json    puts these in their place; --dry-run tells what would be another",
            "  ./turnout flags log                 who changed what",
            "  ./turnout flags revert 3            makes them what they were in version 3"
        },
        exitCodeOnInvalidInput = FlagsCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class FlagsCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OPERATION",
            description = "${COMPLETION-CANDIDATES} (default: list).")
    private Operation operation = Operation.list;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE|VERSION",
            description = "What to apply, or to revert to.")
    private String object;

    @Option(names = "--dry-run", description = "Only tell what would be another.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
    private String reason = "asked for with ./turnout flags";

    @Mixin
    private ControlOptions control;

    /** Spelled as they are typed. */
    private enum Operation {
        list,
        show,
        apply,
        log,
        revert
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean needsObject = operation == Operation.apply || operation == Operation.revert;
        if (needsObject != (object != null) || dryRun && operation != Operation.apply) {
            throw new Refusal("./turnout flags --help says what can be done.", WRONG_USAGE);
        }
        JsonNode document = operation == Operation.apply ? document(Path.of(object)) : null;
        long version = operation == Operation.revert ? version(object) : 0;
        FlagsApi api = control.flags();
        List<String> lines = switch (operation) {
            case list -> FlagLines.table(api.all());
            case show -> List.of(api.all().path("document").asText());
            case log -> FlagLines.log(api.log());
            case revert -> FlagLines.table(api.revert(version, reason));
            case apply -> apply(api, document);
        };
        lines.forEach(System.out::println);
        return 0;
    }

    private List<String> apply(FlagsApi api, JsonNode document) throws InterruptedException {
        long version = api.all().path("version").asLong();
        List<String> changes =
                FlagLines.changes(api.wouldChange(document, reason).path("changes"));
        if (!dryRun) {
            api.replace(document, version, reason);
        }
        return changes;
    }

    private static JsonNode document(Path file) {
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    "%s is no JSON, line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    WRONG_USAGE);
        } catch (IOException e) {
            throw new Refusal("%s cannot be read: %s".formatted(file, e), WRONG_USAGE);
        }
    }

    private static long version(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal("A version is a number, such as 3; ./turnout flags log has them.", WRONG_USAGE);
        }
    }
}
