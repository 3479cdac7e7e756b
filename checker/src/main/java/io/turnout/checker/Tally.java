package io.turnout.checker;

import io.turnout.checker.nemesis.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all rounds of a run come to; nothing is in it that was not counted. */
final class Tally {
    private static final String BEGIN = "<!-- written by ./turnout check --table: begin -->";
    private static final String END = "<!-- written by ./turnout check --table: end -->";

    private final Map<String, Count> faults = new TreeMap<>();
    private final Map<String, Integer> operations = new TreeMap<>();
    private Count all = new Count(0, 0, 0);
    private long looks;

    /** @param rounds in which a fault has struck */
    private record Count(int rounds, long writes, long violations) {
        Count plus(long writes, long violations) {
            return new Count(rounds + 1, this.writes + writes, this.violations + violations);
        }
    }

    void add(Round.Outcome outcome, long violations) {
        long writes = outcome.history().acknowledgedWrites();
        all = all.plus(writes, violations);
        looks += outcome.looks();
        outcome.operations().forEach((ending, times) -> operations.merge(ending, times, Integer::sum));
        outcome.faults().stream()
                .map(Fault::what)
                .distinct()
                .forEach(what -> faults.merge(
                        what, new Count(1, writes, violations), (before, one) -> before.plus(writes, violations)));
    }

    boolean isClean() {
        return all.violations == 0;
    }

    String lastLine() {
        return "rounds=%d writes=%d violations=%d".formatted(all.rounds, all.writes, all.violations);
    }

    /**
     * Puts the table into a file: in place of the one that is there, else at its end.
     *
     * @param command what was run
     */
    void write(Path file, String command) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : BEGIN + "\n" + END + "\n";
        if (!text.contains(BEGIN)) {
            text += "\n" + BEGIN + "\n" + END + "\n";
        }
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        Files.writeString(file, before + "\n" + table(command) + text.substring(text.indexOf(END)));
    }

    private String table(String command) {
        String rows = faults.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        return """
                `%s` on %s (%d processors): **%s**. The fences were looked at %d times. Operations and how they ended: %s.

                | fault | rounds it struck in | writes acknowledged in them | violations in them |
                | --- | ---: | ---: | ---: |
                %s%s""".formatted(
                        command,
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        lastLine(),
                        looks,
                        operations(operations),
                        rows,
                        row("**all rounds**", all));
    }

    private static String row(String name, Count count) {
        return "| %s | %d | %d | %d |%n"
                .formatted(name.replace(">", "→"), count.rounds, count.writes, count.violations);
    }

    static String operations(Map<String, Integer> operations) {
        return operations.isEmpty()
                ? "none"
                : operations.entrySet().stream()
                        .map(each -> each.getKey().toLowerCase(java.util.Locale.ROOT) + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}
