package io.turnout.system;

import java.time.LocalDate;

/**
 * A part of the site that one sequence of requests has for itself on each side: a track, a day, a word and idempotency
 * keys that no other sequence uses.
 *
 * @param number of the sequence, unlike any other's
 */
record Corner(int number) {
    private static final LocalDate FAR = LocalDate.of(3000, 1, 1);

    /** The text with {@code {track}}, {@code {day}}, {@code {word}} and {@code {number}} filled in. */
    String fill(String text) {
        return text.replace("{track}", "track-" + number)
                .replace("{day}", FAR.plusDays(number).toString())
                .replace("{word}", word())
                .replace("{number}", String.valueOf(number));
    }

    /** Letters alone, so that it is one word to the search and nothing that it shortens. */
    private String word() {
        StringBuilder word = new StringBuilder("zyx");
        for (int rest = number; rest > 0; rest /= 10) {
            word.append("bcdfghjklm".charAt(rest % 10));
        }
        return word.append('k').toString();
    }
}
