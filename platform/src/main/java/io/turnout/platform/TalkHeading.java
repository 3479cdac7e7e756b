package io.turnout.platform;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A talk as somebody's heading names it, with or without its speakers: {@code Real World Examples of FaaS — John
 * Graham-Cumming}.
 *
 * @param text the whole heading
 * @param title what a new talk gets as its title
 * @param speakers what a new talk gets as its speakers
 * @param keys the {@link TitleKey}s under which the talk may be known, the likeliest first
 */
public record TalkHeading(String text, String title, List<String> speakers, List<String> keys) {
    private static final Pattern SUFFIX = Pattern.compile("(.*\\S)\\s+([—–-])\\s+(\\S.*)");
    private static final Pattern BETWEEN_SPEAKERS = Pattern.compile("\\s*(?:,|&|\\band\\b)\\s*");
    private static final int MAX_SPEAKERS = 20;
    private static final int MAX_SPEAKER = 200;

    public TalkHeading {
        speakers = List.copyOf(speakers);
        keys = List.copyOf(keys);
    }

    static TalkHeading of(String text) {
        Matcher suffix = SUFFIX.matcher(text);
        if (!suffix.matches()) {
            return new TalkHeading(text, text, List.of(), List.of(TitleKey.of(text)));
        }
        String title = suffix.group(1);
        List<String> keys = List.of(TitleKey.of(text), TitleKey.of(title));
        List<String> speakers = Arrays.stream(BETWEEN_SPEAKERS.split(suffix.group(3)))
                .filter(name -> !name.isBlank())
                .toList();
        // a hyphen is as often part of a title ("Kafka - part 2") as it comes before a name: it helps to match a talk,
        // but a new one keeps its whole heading
        boolean named = !suffix.group(2).equals("-") && areNames(speakers);
        return named ? new TalkHeading(text, title, speakers, keys) : new TalkHeading(text, text, List.of(), keys);
    }

    private static boolean areNames(List<String> speakers) {
        return !speakers.isEmpty()
                && speakers.size() <= MAX_SPEAKERS
                && speakers.stream().allMatch(name -> name.length() <= MAX_SPEAKER);
    }
}
