package io.turnout.monorail.pages;

import io.turnout.platform.Problem;
import io.turnout.platform.ProblemType;
import io.turnout.platform.page.FormFields;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The form that adds a note, with what was typed and what is wrong with it.
 *
 * @param key idempotency key, so that sending the form twice adds one note
 */
record NoteForm(String key, String author, String body, Errors errors) {
    private static final Pattern USABLE_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** What is wrong with a field, to be read after its name; null if nothing is. */
    record Errors(String author, String body) {}

    /** @param author who will most likely write; null if that is not known */
    static NoteForm empty(String author) {
        return new NoteForm(newKey(), author, null, new Errors(null, null));
    }

    static NoteForm of(FormFields sent) {
        String key = sent.field("key");
        return new NoteForm(
                USABLE_KEY.matcher(key).matches() ? key : newKey(),
                sent.field("author"),
                sent.field("body"),
                new Errors(null, null));
    }

    /** This form with what the problem says about its fields; null if the problem is about something else. */
    NoteForm refused(Problem problem) {
        if (problem.type().equals(ProblemType.IDEMPOTENCY_KEY_REUSED.uri())) {
            return with(newKey(), new Errors(null, "was saved before with another text; save again to add this one"));
        }
        Errors found = new Errors(message(problem, "author"), message(problem, "body"));
        return found.author == null && found.body == null ? null : with(key, found);
    }

    private NoteForm with(String key, Errors errors) {
        return new NoteForm(key, author, body, errors);
    }

    private static String message(Problem problem, String field) {
        return problem.errors().stream()
                .filter(error -> error.field().equals(field))
                .map(Problem.FieldError::message)
                .findFirst()
                .orElse(null);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
