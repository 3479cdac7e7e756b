package io.turnout.launcher.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The {@code git} command in a folder, reading alone; where it is not, or says no, nothing is known. */
final class Git {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String command;
    private final Path folder;
    private final Duration patience;

    Git(Path folder) {
        this("git", folder, PATIENCE);
    }

    /** @param patience with each question */
    Git(String command, Path folder, Duration patience) {
        this.command = command;
        this.folder = folder;
        this.patience = patience;
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
        List<String> question = new ArrayList<>(List.of(command, "--no-optional-locks", "-C", folder.toString()));
        question.addAll(List.of(arguments));
        try {
            // a pipe is open for as long as anything that git has started, and reading it knows no patience
            Path said = Files.createTempFile("git", ".txt");
            try {
                return answers(question, said)
                        ? Optional.of(Files.readString(said).strip())
                        : Optional.empty();
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean answers(List<String> question, Path said) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(question)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            git.getOutputStream().close();
            return git.waitFor(patience) && git.exitValue() == 0;
        } finally {
            git.descendants().forEach(ProcessHandle::destroyForcibly);
            git.destroyForcibly();
        }
    }
}
