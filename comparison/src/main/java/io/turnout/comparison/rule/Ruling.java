package io.turnout.comparison.rule;

import java.util.Optional;

/** What is declared about one path. */
public record Ruling(Optional<Ignore> ignore, Optional<Tolerance> tolerance, Optional<AsSet> set, Optional<ByKey> key) {
    static final Ruling NONE = new Ruling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Ruling or(Rule rule) {
        return switch (rule) {
            case Ignore each -> new Ruling(ignore.or(() -> Optional.of(each)), tolerance, set, key);
            case Tolerance each -> new Ruling(ignore, tolerance.or(() -> Optional.of(each)), set, key);
            case AsSet each -> new Ruling(ignore, tolerance, set.or(() -> Optional.of(each)), key);
            case ByKey each -> new Ruling(ignore, tolerance, set, key.or(() -> Optional.of(each)));
        };
    }
}
