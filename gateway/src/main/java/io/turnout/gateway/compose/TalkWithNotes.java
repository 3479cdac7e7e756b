package io.turnout.gateway.compose;

import io.turnout.gateway.plan.CompositionRules;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A talk and its latest notes in one answer. The talk is the main dish. */
@Singleton
public class TalkWithNotes implements Composition {
    private final Pantry pantry;
    private final ComposeConfig config;

    TalkWithNotes(Pantry pantry, ComposeConfig config) {
        this.pantry = pantry;
        this.config = config;
    }

    @Override
    public String name() {
        return "talk-with-notes";
    }

    @Override
    public CompositionRules rules() {
        return new CompositionRules(Set.of("GET /api/talks/{id}?include=notes"), Set.of("talks", "notes"));
    }

    @Override
    public Answer answer(Asked asked) {
        long id = Validation.id(asked.segment(2));
        int limit = Validation.intParameter("limit", asked.parameter("limit"), 50, 1, 200);
        return answer(asked.calls(), id, "?limit=" + limit);
    }

    /** @param notesQuery the query of the notes' page */
    public Answer answer(Calls calls, long id, String notesQuery) {
        String notesUri = "/api/talks/" + id + "/notes" + notesQuery;
        Part talk = calls.get("talks", "/api/talks/" + id);
        Part notes = calls.get("notes", notesUri, config.sideDish());
        Reply reply = talk.main();
        if (reply.status() != 200) {
            notes.drop();
            return Answer.passedOn(reply);
        }
        if (!Splice.isObject(reply.body())) {
            throw new ProblemException(UpstreamFailure.BROKEN.problem());
        }
        return Answer.ok(splice(reply.body(), pantry.serve(notesUri, notes, TalkWithNotes::elsewise)));
    }

    /** Notes of a talk that their service has not heard of yet are none. */
    private static Dish elsewise(int status) {
        return switch (status) {
            case 400 -> throw ProblemType.INVALID_CURSOR.because("Take the cursor from \"next\" of this talk's notes.");
            case 404 -> Dish.good("{\"items\":[],\"next\":null}".getBytes(StandardCharsets.US_ASCII));
            default -> null;
        };
    }

    private static byte[] splice(byte[] talk, Dish notes) {
        int size = notes.body() == null ? 0 : notes.body().length;
        Splice splice = new Splice(talk.length + size + 80)
                .add(talk, 0, talk.length - 1)
                .add(",\"notes\":{")
                .add(notes.members());
        if (notes.body() != null) {
            splice.add(",").add(notes.body(), 1, size - 1);
        }
        return splice.add("}}").toBytes();
    }
}
