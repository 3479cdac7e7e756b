package io.turnout.launcher.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The {@code git} command in a folder, reading alone; where it is not, or says no, nothing is known. */
final class Git {
    private static final int PATIENCE_SECONDS = 10;

    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /** Of a clone without its past the oldest commit seems to have changed everything. */
    boolean knowsThePast() throws InterruptedException {
        return says("rev-parse", "--is-shallow-repository")
                .filter("false"::equals)
                .isPresent();
    }

    boolean isAsCommitted(Collection<String> paths) throws InterruptedException {
        return says(paths, "status", "--porcelain").filter(String::isEmpty).isPresent();
    }

    /** When the newest commit was made that touched one of the paths, as ISO time with an offset. */
    Optional<String> lastCommit(Collection<String> paths) throws InterruptedException {
        return says(paths, "log", "-1", "--format=%cI").filter(time -> !time.isEmpty());
    }

    private Optional<String> says(Collection<String> paths, String... arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--");
        all.addAll(paths);
        return says(all.toArray(String[]::new));
    }

    private Optional<String> says(String... arguments) throws InterruptedException {
        // another git may be at work in the same folder
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
