package io.turnout.comparison.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/** Reads what answers write instants as; a time without an offset is taken for UTC on both sides. */
final class Timestamp {
    private static final int LONGEST = 64;
    private static final List<DateTimeFormatter> FORMS =
            List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME);

    private Timestamp() {}

    static Optional<Instant> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                TemporalAccessor read = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return Optional.of(
                        read instanceof OffsetDateTime exact
                                ? exact.toInstant()
                                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException otherForm) {
                // the next form, or none
            }
        }
        return Optional.empty();
    }
}
