package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.compose.TalkWithNotes;
import io.turnout.platform.Problem;
import io.turnout.platform.Validation;
import io.turnout.platform.session.Visitor;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The page of one talk. */
@Singleton
class TalkPages {
    private final TalkWithNotes talkWithNotes;
    private final Layout layout;

    private record Composed(Notes notes) {}

    private record Notes(String quality, Instant asOf, List<Note> items, String next) {
        TalkPage.Notes forPage() {
            List<TalkPage.Note> rendered = items == null
                    ? List.of()
                    : items.stream()
                            .map(note -> TalkPage.Note.of(note.id, note.author, note.body, note.createdAt))
                            .toList();
            return new TalkPage.Notes(quality, asOf, rendered, next);
        }
    }

    private record Note(long id, String author, String body, Instant createdAt) {}

    TalkPages(TalkWithNotes talkWithNotes, Layout layout) {
        this.talkWithNotes = talkWithNotes;
        this.layout = layout;
    }

    Answer show(Asked asked, Visitor visitor) {
        return page(200, asked, visitor, TalkPage.Form.empty(UUID.randomUUID().toString(), visitor.name()));
    }

    /** The talk's page with a form as it was sent. */
    Answer page(int status, Asked asked, Visitor visitor, TalkPage.Form form) {
        return layout.lay(asked, notesFirst -> page(status, asked, visitor, form, notesFirst));
    }

    private Answer page(int status, Asked asked, Visitor visitor, TalkPage.Form form, boolean notesFirst) {
        long id = Validation.id(asked.segment(1));
        String cursor = asked.parameter("cursor");
        String query =
                cursor == null ? "?limit=50" : "?limit=50&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        Answer json = talkWithNotes.answer(asked.calls(), id, query);
        if (json.status() != 200) {
            return Html.error(Html.read(json.body(), Problem.class), visitor);
        }
        TalkPage page = new TalkPage(
                Html.read(json.body(), TalkPage.Talk.class),
                Html.read(json.body(), Composed.class).notes().forPage(),
                form,
                notesFirst);
        // a tag would be of no use: each page has a key of its own
        return Html.page(status, Templates.talk(page, visitor), false);
    }
}
