package io.turnout.monorail.talks;

import io.turnout.platform.Cursor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The orders in which talks can be listed: each is total, because it ends in the id, and each has its index. */
public enum TalkSort {
    SCHEDULE("schedule", TalkKey.DAY, TalkKey.START, TalkKey.TITLE, TalkKey.ID),
    TITLE("title", TalkKey.TITLE, TalkKey.ID),
    TITLE_DOWN("-title", TalkKey.TITLE, TalkKey.ID),
    CREATED("created", TalkKey.CREATED, TalkKey.ID),
    CREATED_DOWN("-created", TalkKey.CREATED, TalkKey.ID);

    static final Set<String> NAMES =
            Arrays.stream(values()).map(sort -> sort.name).collect(Collectors.toUnmodifiableSet());

    private final String name;
    private final List<TalkKey> keys;

    TalkSort(String name, TalkKey... keys) {
        this.name = name;
        this.keys = List.of(keys);
    }

    static TalkSort named(String name) {
        return Arrays.stream(values())
                .filter(sort -> sort.name.equals(name))
                .findAny()
                .orElseThrow();
    }

    String scope() {
        return "talks:" + name;
    }

    public String orderBy() {
        return keys.stream()
                .map(key -> key.expression() + (isDown() ? " desc" : ""))
                .collect(Collectors.joining(", ", "order by ", ""));
    }

    /** The rows behind a cursor, as one row comparison whose parameters are numbered from {@code first}. */
    public String behind(int first) {
        String row = keys.stream().map(TalkKey::expression).collect(Collectors.joining(", "));
        String last = IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).parameter(first + i))
                .collect(Collectors.joining(", "));
        return "(%s) %s (%s)".formatted(row, isDown() ? "<" : ">", last);
    }

    /** The client's cursor, checked down to each part; null if there is none. */
    public List<String> behind(String cursor, String scope) {
        Cursor decoded = Cursor.decode(cursor, scope, keys.size());
        if (decoded == null) {
            return null;
        }
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).check(decoded.key().get(i));
        }
        return decoded.key();
    }

    public String cursor(Talk last, String scope) {
        return new Cursor(scope, keys.stream().map(key -> key.of(last)).toList()).encode();
    }

    private boolean isDown() {
        return name.startsWith("-");
    }
}
