package io.turnout.launcher.postgres;

import io.turnout.launcher.Refusal;
import io.turnout.launcher.process.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** As whom PostgreSQL runs: it refuses to run as root. */
public sealed interface Identity {
    /** As the user who runs the launcher. */
    record Same() implements Identity {}

    /** As root outside and nobody inside of a user namespace: files stay root's, and no rights are needed on parents. */
    record OwnNamespace() implements Identity {}

    /** As another user, to whom the files are given: where namespaces are forbidden, as in many containers. */
    record Other(String user) implements Identity {}

    /** The first way that works here for data in this folder. */
    static Identity forData(Path folder) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Same();
        }
        List<String> probe = List.of("test", "-x", folder.toString());
        if (works(new OwnNamespace().command(probe))) {
            return new OwnNamespace();
        }
        return Stream.of("postgres", "nobody")
                .map(Other::new)
                .filter(other -> works(other.command(probe)))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                "PostgreSQL does not run as root, and neither a user namespace nor"
                                        + " another user can be used for " + folder
                                        + "; run ./turnout as an ordinary user, or put the data where everybody can enter with --data."));
    }

    /** The command, to be run as this identity under the same process id. */
    default List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(
                switch (this) {
                    case Same same -> List.of();
                    case OwnNamespace own -> List.of("unshare", "--user", "--");
                    case Other other ->
                        List.of(
                                "setpriv",
                                "--reuid=" + other.user(),
                                "--regid=" + group(other),
                                "--clear-groups",
                                "--");
                });
        all.addAll(command);
        return all;
    }

    /** Hands a file or folder over, where that is needed. */
    default void own(Path path) throws IOException {
        if (this instanceof Other other) {
            UserPrincipal user =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(other.user());
            Files.setOwner(path, user);
        }
    }

    private static String group(Other other) {
        try {
            Process id = new ProcessBuilder("id", "-g", other.user()).start();
            return new String(id.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            return "65534";
        }
    }

    private static boolean works(List<String> command) {
        if (Session.onPath(command.getFirst()).isEmpty()) {
            return false;
        }
        try {
            Process probe =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            probe.getInputStream().readAllBytes();
            return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
