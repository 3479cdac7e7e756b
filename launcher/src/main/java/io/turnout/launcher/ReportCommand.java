package io.turnout.launcher;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout report}: what may be shown to whoever has to trust a release. */
@Command(
        name = "report",
        description =
                "Reports a rollout, an experiment or a migration: who was exposed, what failed, and what it would have cost.",
        footer = {
            "",
            "  ./turnout report rollout notes-read                                 the latest rollout of a capability",
            "  ./turnout report rollout notes-read --rollout 3                     the one of that number",
            "  ./turnout report experiment notes-first --format html --out x.html  as one page that needs nothing else",
            "  ./turnout report migration                                          the latest migration"
        },
        exitCodeOnInvalidInput = ReportCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A capability, the key of an experiment, or the number of a migration (default: the latest).")
    private String name;

    @Option(
            names = "--rollout",
            paramLabel = "NUMBER",
            description = "Which rollout of the capability (default: the latest).")
    private Long rollout;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.md;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: here).")
    private Path out;

    @Mixin
    private ControlOptions control;

    /** Spelled as they are typed. */
    private enum Kind {
        rollout,
        experiment,
        migration
    }

    /** The same. */
    private enum Format {
        md("text/markdown"),
        html("text/html"),
        json("application/json");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (name == null && kind != Kind.migration || rollout != null && kind != Kind.rollout) {
            throw new Refusal("./turnout report --help says what can be reported.", WRONG_USAGE);
        }
        String report = control.reports().of(path(), format.type);
        if (out == null) {
            System.out.print(report.endsWith("\n") ? report : report + "\n");
            return 0;
        }
        try {
            Files.writeString(out, report);
        } catch (IOException e) {
            throw new Refusal("%s cannot be written: %s".formatted(out, e), WRONG_USAGE);
        }
        return 0;
    }

    private String path() {
        String of = name == null ? "latest" : URLEncoder.encode(name, StandardCharsets.UTF_8);
        return kind + "s/" + of + (rollout == null ? "" : "?rollout=" + rollout);
    }
}
