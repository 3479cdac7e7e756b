package io.turnout.monorail.imports;

import io.turnout.platform.TitleKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the talk that a heading names, among those known and those that the same file has brought. */
final class TitleMatches {
    private final Map<String, Match> byKey = new HashMap<>();

    /** @param id null for a talk that only a dry run has brought */
    record Match(Long id, String title) {}

    void add(String key, Match talk) {
        byKey.put(key, talk);
    }

    void addNew(Match talk) {
        byKey.putIfAbsent(TitleKey.of(talk.title), talk);
    }

    /** The talk under the likeliest of a heading's keys, which comes first; null if there is none. */
    Match find(List<String> keys) {
        return keys.stream()
                .map(byKey::get)
                .filter(talk -> talk != null)
                .findFirst()
                .orElse(null);
    }
}
