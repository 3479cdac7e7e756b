package io.turnout.checker.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What one subject has written, as far as its clients know of it; shared by the one that writes and those that read. */
final class Notebook {
    private final Map<String, Item> items = new ConcurrentHashMap<>();

    void put(Item item) {
        items.put(item.name(), item);
    }

    void remove(Item item) {
        items.remove(item.name());
    }

    Optional<Item> any(RandomGenerator random) {
        return any(random, items.values().stream().toList());
    }

    Optional<Item> any(Kind kind, RandomGenerator random) {
        return any(random, of(kind).toList());
    }

    Stream<Item> of(Kind kind) {
        return items.values().stream().filter(item -> item.kind() == kind);
    }

    int size() {
        return items.size();
    }

    private static Optional<Item> any(RandomGenerator random, List<Item> items) {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(random.nextInt(items.size())));
    }
}
