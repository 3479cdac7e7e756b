package io.turnout.control.news;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Something that is looked at a few times a second, however many ask, and told as soon as it is something else. Thread-safe. */
public final class News<T> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Supplier<T> look;
    private final Function<T, String> version;
    private T seen;
    private long seenAt;

    /**
     * @param look never called twice at once; what it throws reaches who asks
     * @param version another one if and only if it is something else
     */
    public News(Supplier<T> look, Function<T, String> version) {
        this.look = look;
        this.version = version;
    }

    /** A version of what looks the same as a text if and only if it is the same. */
    public static String version(Object content) {
        return UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** As it was a fraction of a second ago, or is. */
    public synchronized T now() {
        if (seen == null || System.nanoTime() - seenAt > BETWEEN_LOOKS.toNanos()) {
            seen = look.get();
            seenAt = System.nanoTime();
        }
        return seen;
    }

    /**
     * As it is, as soon as it is something else.
     *
     * @param known version of what is known
     * @return empty if it stays the same for as long as that
     */
    public Optional<T> await(String known, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            T now = now();
            if (!version.apply(now).equals(known)) {
                return Optional.of(now);
            }
            if (System.nanoTime() >= end) {
                return Optional.empty();
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
