package io.turnout.launcher.compare;

import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.RuleText;
import io.turnout.comparison.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rules in a file, one a line: {@code ignore $.updatedAt because each side has its own clock}. A rule has a reason. */
final class RuleFile {
    private RuleFile() {}

    /** @throws IllegalArgumentException with a sentence that says what is wrong, and where */
    static Rules read(Path file) throws IOException {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                try {
                    rules.add(RuleText.readWithReason(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return new Rules(rules);
    }
}
