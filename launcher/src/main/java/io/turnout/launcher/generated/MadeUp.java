package io.turnout.launcher.generated;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;

/** Talks and notes that nobody gave or took; the same seed and number give the same one. */
final class MadeUp {
    private static final int DAYS = 90;
    private static final Instant FIRST_TALK = Instant.parse("2019-01-01T00:00:00Z");
    private static final Instant FIRST_NOTE = Instant.parse("2019-03-04T09:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2020-01-06");
    private static final List<String> VERBS =
            List.of("Scaling", "Testing", "Breaking", "Operating", "Explaining", "Replacing", "Observing", "Securing");
    private static final List<String> THINGS = List.of(
            "payments",
            "streams",
            "clusters",
            "caches",
            "browsers",
            "teams",
            "pipelines",
            "schemas",
            "monoliths",
            "queues",
            "compilers",
            "sensors",
            "indexes",
            "contracts",
            "canaries",
            "deadlines");
    private static final List<String> PLACES =
            List.of("at the edge", "in production", "on a budget", "under load", "without tears", "by night");
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Ben", "Chidi", "Dora", "Emre", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lucía");
    private static final List<String> LAST_NAMES =
            List.of("Ahmed", "Berg", "Costa", "Dubois", "Evans", "Fischer", "Gupta", "Haddad", "Ito", "Jensen");
    private static final List<String> ROOMS = List.of("Fleming", "Whittle", "Mountbatten", "Churchill", "Windsor");

    private final long seed;
    private final int talks;

    /**
     * A made-up world.
     *
     * @param talks how many talks the notes are spread over
     */
    MadeUp(long seed, int talks) {
        this.seed = seed;
        this.talks = talks;
    }

    /** A talk; its day and times are null together. */
    record Talk(
            String title,
            String summary,
            String speaker,
            String company,
            String track,
            LocalDate day,
            LocalTime start,
            LocalTime end,
            String room,
            Instant createdAt) {}

    /**
     * A note.
     *
     * @param talk number of the talk, from 0
     */
    record Note(int talk, String author, String body, Instant createdAt) {}

    Talk talk(int number) {
        SplittableRandom random = random(number);
        boolean scheduled = random.nextInt(10) > 0;
        LocalTime start = LocalTime.of(9 + random.nextInt(9), 5 * random.nextInt(12));
        return new Talk(
                pick(VERBS, random) + " " + pick(THINGS, random) + " " + pick(PLACES, random) + " " + (number + 1),
                sentences(random, 2),
                name(random),
                pick(THINGS, random) + " Ltd",
                "Track " + (1 + random.nextInt(18)),
                scheduled ? FIRST_DAY.plusDays(random.nextInt(DAYS)) : null,
                scheduled ? start : null,
                scheduled ? start.plusMinutes(50) : null,
                pick(ROOMS, random),
                FIRST_TALK.plusSeconds(number));
    }

    /** A note; some talks have many, most have few. */
    Note note(int number) {
        SplittableRandom random = random(-1L - number);
        int talk = random.nextInt(1 + random.nextInt(talks));
        return new Note(talk, name(random), sentences(random, 1 + random.nextInt(4)), FIRST_NOTE.plusSeconds(number));
    }

    private SplittableRandom random(long number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    private static String name(SplittableRandom random) {
        return pick(FIRST_NAMES, random) + " " + pick(LAST_NAMES, random);
    }

    private static String sentences(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(pick(VERBS, random))
                    .append(" **")
                    .append(pick(THINGS, random))
                    .append("** and ")
                    .append(pick(THINGS, random))
                    .append(' ')
                    .append(pick(PLACES, random))
                    .append('.');
        }
        return text.toString();
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
