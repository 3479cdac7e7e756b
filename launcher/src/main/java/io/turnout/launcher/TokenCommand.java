package io.turnout.launcher;

import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.identity.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code turnout token}: a token for a person or a program. */
@Command(
        name = "token",
        description = "Prints a signed token: for the Authorization header, or to sign in with on the site.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            split = ",",
            description = "What it allows: ${COMPLETION-CANDIDATES}; can be given more than once.")
    private TreeSet<Role> roles;

    @Option(names = "--subject", required = true, paramLabel = "ID", description = "Who it is for, such as ada.")
    private String subject;

    @Option(names = "--name", paramLabel = "NAME", description = "What pages call the person (default: the subject).")
    private String name;

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            defaultValue = "8h",
            description = "For how long it is good, such as 30m, 8h or 7d (default: ${DEFAULT-VALUE}).")
    private String validity;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Option(names = "--keys", paramLabel = "DIR", description = "Folder of the keys (default: the data folder's).")
    private Path keys;

    @Override
    public Integer call() {
        if (subject.isBlank() || subject.length() > 255) {
            throw new Refusal("The subject must have 1 to 255 characters.", 2);
        }
        System.out.println(Keys.existing(folder()).token(subject, name, Set.copyOf(roles), duration(validity)));
        return 0;
    }

    private Path folder() {
        return keys != null
                ? keys
                : DataFolder.at(data == null ? Project.here().data() : data).identity();
    }

    private static Duration duration(String text) {
        try {
            String iso = text.toUpperCase(Locale.ROOT);
            Duration duration = Duration.parse(iso.startsWith("P") ? iso : iso.endsWith("D") ? "P" + iso : "PT" + iso);
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new Refusal(
                "A token can be good for a time such as 30m, 8h or 7d, a year at most; not for '" + text + "'.", 2);
    }
}
