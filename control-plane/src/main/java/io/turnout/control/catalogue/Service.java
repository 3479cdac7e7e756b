package io.turnout.control.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A service, as it says it is; null for what it does not say.
 *
 * @param called as the plan, or the configuration, calls it
 * @param name as it calls itself
 * @param build as in {@link io.turnout.platform.Build}
 * @param changedAt when the code of that build changed last
 * @param startedAt since when the process runs that answered
 * @param tier 1 to 3
 * @param missing names of what it does not say, or says as nothing that could be used
 * @param stale why its metadata may not be true any more, as a sentence; null if somebody has looked at it lately
 * @param silent why nothing is known of it, as a sentence; null if it has answered
 */
public record Service(
        String called,
        String name,
        String build,
        Instant changedAt,
        Instant startedAt,
        String owner,
        Integer tier,
        String runbook,
        String slo,
        List<String> dependsOn,
        LocalDate reviewed,
        List<String> missing,
        String stale,
        String silent) {

    /** @param staleAfter how long metadata holds after somebody has looked at it */
    public static Service of(String called, Answer answer, LocalDate today, Duration staleAfter) {
        return switch (answer) {
            case Answer.Said said -> of(called, said.about(), null, today, staleAfter);
            case Answer.Silent silent -> of(called, MissingNode.getInstance(), silent.why(), today, staleAfter);
        };
    }

    private static Service of(String called, JsonNode about, String silent, LocalDate today, Duration staleAfter) {
        JsonNode metadata = about.path("metadata");
        String build = text(about, "build");
        String owner = text(metadata, "owner");
        Integer tier = tier(text(metadata, "tier"));
        String runbook = text(metadata, "runbook");
        String slo = text(metadata, "slo");
        List<String> dependsOn = texts(metadata.path("dependsOn"));
        LocalDate reviewed = date(text(metadata, "reviewed"));
        return new Service(
                called,
                text(about, "name"),
                build,
                instant(text(about, "changedAt")),
                instant(text(about, "startedAt")),
                owner,
                tier,
                runbook,
                slo,
                dependsOn,
                reviewed,
                Stream.of(
                                absent("owner", owner),
                                absent("tier", tier),
                                absent("runbook", runbook),
                                absent("slo", slo),
                                absent("dependsOn", dependsOn),
                                absent("reviewed", reviewed),
                                absent("build", build))
                        .filter(Objects::nonNull)
                        .toList(),
                stale(reviewed, today, staleAfter),
                silent);
    }

    /** That nobody has ever looked is told as missing. */
    private static String stale(LocalDate reviewed, LocalDate today, Duration staleAfter) {
        if (reviewed == null) {
            return null;
        }
        if (reviewed.isAfter(today)) {
            return "Says that it was reviewed on %s, which is yet to come.".formatted(reviewed);
        }
        return reviewed.plusDays(staleAfter.toDays()).isBefore(today)
                ? "Reviewed on %s, more than %d days ago.".formatted(reviewed, staleAfter.toDays())
                : null;
    }

    private static String absent(String name, Object value) {
        return value == null ? name : null;
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }

    /** Null if there is none. */
    private static List<String> texts(JsonNode array) {
        List<String> texts = StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .toList();
        return array.isArray() && !texts.isEmpty() ? texts : null;
    }

    private static Integer tier(String text) {
        return text != null && text.matches("[1-3]") ? Integer.valueOf(text) : null;
    }

    private static LocalDate date(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
