package io.turnout.monorail.talks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a client says about a talk. The members that only we set are taken and ignored, so that a client can send back
 * what it has read.
 *
 * @param day such as {@code 2019-03-04}
 * @param start such as {@code 09:30}
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "updatedAt"})
public record TalkDraft(
        String title,
        @JsonProperty("abstract") String summary,
        List<String> speakers,
        String company,
        String track,
        String day,
        String start,
        String end,
        String room,
        String slidesUrl) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");
    private static final int MAX_SPEAKERS = 20;

    public TalkDraft {
        speakers = speakers == null ? List.of() : speakers;
        Validation validation = new Validation()
                .required("title", title, 300)
                .optional("abstract", summary, 10_000)
                .check(speakers.size() <= MAX_SPEAKERS, "speakers", "must not be more than " + MAX_SPEAKERS);
        for (int i = 0; i < Math.min(speakers.size(), MAX_SPEAKERS); i++) {
            validation.required("speakers[" + i + "]", speakers.get(i), 200);
        }
        validation
                .optional("company", company, 200)
                .optional("track", track, 200)
                .check(day == null || isDay(day), "day", "must be a day such as 2019-03-04")
                .optional("room", room, 200)
                .optional("slidesUrl", slidesUrl, 2_000)
                .check(slidesUrl == null || isWebAddress(slidesUrl), "slidesUrl", "must be an http or https address");
        boolean times = isTimeOrNull(validation, "start", start) & isTimeOrNull(validation, "end", end);
        validation
                .check((start == null) == (end == null), start == null ? "start" : "end", "is required with the other")
                .check(start == null || day != null, "day", "is required with a start")
                .check(
                        !times || start == null || end == null || start.compareTo(end) < 0,
                        "end",
                        "must be after the start")
                .orThrow();
        speakers = List.copyOf(speakers);
    }

    public static TalkDraft named(String title, List<String> speakers) {
        return new TalkDraft(title, null, speakers, null, null, null, null, null, null, null);
    }

    LocalDate date() {
        return day == null ? null : LocalDate.parse(day);
    }

    static LocalTime time(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    /**
     * A day from a query parameter, or null.
     *
     * @throws io.turnout.platform.ProblemException {@code invalid-parameter} if it is no day
     */
    public static LocalDate dayParameter(String text) {
        if (text != null && !isDay(text)) {
            throw ProblemType.INVALID_PARAMETER.because("day must be a day such as 2019-03-04.");
        }
        return text == null ? null : LocalDate.parse(text);
    }

    static boolean isDay(String text) {
        try {
            return DAY.matcher(text).matches() && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTimeOrNull(Validation validation, String field, String text) {
        boolean holds = text == null || isTime(text);
        validation.check(holds, field, "must be a time such as 09:30");
        return holds;
    }

    private static boolean isTime(String text) {
        try {
            return TIME.matcher(text).matches() && LocalTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
