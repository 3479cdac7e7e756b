package io.turnout.benchmarks.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/**
 * An operation that is over, as the journal tells it.
 *
 * @param entries from its request on
 */
record Done(JsonNode entries) {
    Instant requested() {
        return at("REQUESTED", null);
    }

    Instant settled() {
        return at("SETTLED", null);
    }

    Instant begun(String step) {
        return at("BEGUN", step);
    }

    Instant ended(String step) {
        return at("ENDED", step);
    }

    /** From its request to its end. */
    Duration time() {
        return Duration.between(requested(), settled());
    }

    /** What a step rests on. */
    JsonNode evidence(String step) {
        return entry("ENDED", step).path("evidence");
    }

    /** Whether it did what was asked for. */
    boolean succeeded() {
        return entry("SETTLED", null).path("subject").asText().equals("DONE");
    }

    private Instant at(String kind, String subject) {
        return Instant.parse(entry(kind, subject).path("at").asText());
    }

    private JsonNode entry(String kind, String subject) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .filter(entry ->
                        subject == null || entry.path("subject").asText().equals(subject))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "The journal has no " + kind + (subject == null ? "" : " " + subject) + ": " + entries));
    }
}
