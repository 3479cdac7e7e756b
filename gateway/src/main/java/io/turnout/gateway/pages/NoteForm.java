package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.identity.Refusals;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.platform.Problem;
import io.turnout.platform.Problem.FieldError;
import io.turnout.platform.Validation;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.Role;
import io.turnout.platform.session.Visitor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes a note from the page's form. */
@Singleton
class NoteForm {
    private static final int MAX_KEY = 255;

    private final TalkPages pages;
    private final Layout layout;
    private final Refusals refusals;

    private record NewNote(String author, String body) {}

    private record Created(long id) {}

    NoteForm(TalkPages pages, Layout layout, Refusals refusals) {
        this.pages = pages;
        this.layout = layout;
        this.refusals = refusals;
    }

    Answer submit(Asked asked, Session session) {
        long talk = Validation.id(asked.segment(1));
        Visitor visitor = session.visitor("/talks/" + talk);
        TalkPage.Form form = read(asked);
        if (session.caller() == null) {
            refusals.count(Refusals.Reason.MISSING);
            return refused(asked, visitor, form, Refusal.noToken());
        }
        if (!visitor.attendee()) {
            refusals.count(Refusals.Reason.ROLE);
            return refused(asked, visitor, form, Refusal.missing(Role.ATTENDEE));
        }
        Reply reply;
        try {
            reply = asked.calls()
                    .post(
                            "notes",
                            "/api/talks/" + talk + "/notes",
                            Map.of("Idempotency-Key", form.key(), "Authorization", "Bearer " + session.token()),
                            Html.json(new NewNote(form.author(), form.body())))
                    .await();
        } catch (UpstreamException e) {
            // with the same key, so that a note that was saved after all is not saved twice
            int status = e.failure().problem().status();
            return pages.page(
                    status, asked, visitor, with(form, form.key(), null, "could not be saved just now; save it again"));
        }
        return switch (reply.status()) {
            case 201 -> {
                layout.wroteANote(asked);
                yield seeOther(talk, Html.read(reply.body(), Created.class).id());
            }
            case 400 -> invalid(asked, visitor, form, Html.read(reply.body(), Problem.class));
            // the service may know better than we do, as when the token has just expired
            case 401 -> refused(asked, Session.nobody().visitor("/talks/" + talk), form, Refusal.noToken());
            case 422 -> {
                String key = UUID.randomUUID().toString();
                yield pages.page(
                        422,
                        asked,
                        visitor,
                        with(form, key, null, "was saved before with another text; save again to add this one"));
            }
            default -> Html.error(Html.read(reply.body(), Problem.class), visitor);
        };
    }

    /** The talk's page with what was typed, to be saved later. */
    private Answer refused(Asked asked, Visitor visitor, TalkPage.Form form, Refusal refusal) {
        return pages.page(refusal.problem().status(), asked, visitor, form)
                .with("WWW-Authenticate", refusal.challenge())
                .with("Cache-Control", "no-store");
    }

    private static TalkPage.Form read(Asked asked) {
        FormBody form = FormBody.of(asked);
        String key = form.field("key");
        return new TalkPage.Form(
                key.matches("[\\x21-\\x7e]{1," + MAX_KEY + "}")
                        ? key
                        : UUID.randomUUID().toString(),
                form.field("author"),
                form.field("body"),
                new TalkPage.Errors(null, null));
    }

    private Answer invalid(Asked asked, Visitor visitor, TalkPage.Form form, Problem problem) {
        if (problem.errors().isEmpty()) {
            return Html.error(problem, visitor);
        }
        return pages.page(
                422,
                asked,
                visitor,
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
