package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.routing.Query;
import io.turnout.platform.Problem;
import io.turnout.platform.Problem.FieldError;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Takes a note from the page's form. */
@Singleton
class NoteForm {
    private static final int MAX_KEY = 255;

    private final TalkPages pages;

    private record NewNote(String author, String body) {}

    private record Created(long id) {}

    NoteForm(TalkPages pages) {
        this.pages = pages;
    }

    Answer submit(Asked asked) {
        long talk = Validation.id(asked.segment(1));
        TalkPage.Form form = read(asked);
        Reply reply;
        try {
            reply = asked.calls()
                    .post(
                            "notes",
                            "/api/talks/" + talk + "/notes",
                            Map.of("Idempotency-Key", form.key()),
                            Html.json(new NewNote(form.author(), form.body())))
                    .await();
        } catch (UpstreamException e) {
            // with the same key, so that a note that was saved after all is not saved twice
            int status = e.failure().problem().status();
            return pages.page(
                    status, asked, with(form, form.key(), null, "could not be saved just now; save it again"));
        }
        return switch (reply.status()) {
            case 201 -> seeOther(talk, Html.read(reply.body(), Created.class).id());
            case 400 -> invalid(asked, form, Html.read(reply.body(), Problem.class));
            case 422 -> {
                String key = UUID.randomUUID().toString();
                yield pages.page(
                        422,
                        asked,
                        with(form, key, null, "was saved before with another text; save again to add this one"));
            }
            default -> Html.error(Html.read(reply.body(), Problem.class));
        };
    }

    private static TalkPage.Form read(Asked asked) {
        String type = asked.header(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the page's form.");
        }
        String form = new String(asked.body(), StandardCharsets.US_ASCII);
        try {
            String key = Query.first(form, "key");
            boolean usable = key != null && key.matches("[\\x21-\\x7e]{1," + MAX_KEY + "}");
            return new TalkPage.Form(
                    usable ? key : UUID.randomUUID().toString(),
                    text(Query.first(form, "author")),
                    text(Query.first(form, "body")),
                    new TalkPage.Errors(null, null));
        } catch (IllegalArgumentException e) {
            throw ProblemType.BAD_REQUEST.because("The form is not properly encoded.");
        }
    }

    /** Browsers end lines with CR LF in forms, whatever was typed. */
    private static String text(String value) {
        return value == null ? "" : value.replace("\r\n", "\n");
    }

    private Answer invalid(Asked asked, TalkPage.Form form, Problem problem) {
        if (problem.errors().isEmpty()) {
            return Html.error(problem);
        }
        return pages.page(
                422,
                asked,
                with(form, form.key(), message(problem.errors(), "author"), message(problem.errors(), "body")));
    }

    private static TalkPage.Form with(TalkPage.Form form, String key, String author, String body) {
        return new TalkPage.Form(key, form.author(), form.body(), new TalkPage.Errors(author, body));
    }

    private static String message(List<FieldError> errors, String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }

    private static Answer seeOther(long talk, long note) {
        return new Answer(303, null, new byte[0], Map.of("Location", "/talks/" + talk + "#note-" + note), false);
    }
}
