package io.turnout.notes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.rest.Answers;
import io.turnout.platform.rest.CurrentCaller;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.NextLink;
import io.turnout.platform.rest.Page;
import io.turnout.platform.rest.Rehearsed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The public API of a talk's notes. */
@Path("/api/talks/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TalkNotesResource {
    private final Notes notes;
    private final NoteLists lists;
    private final KnownTalks talks;
    private final Answers answers;
    private final CurrentCaller caller;
    private final NotesTaken taken;
    private final Planted planted;

    TalkNotesResource(
            Notes notes,
            NoteLists lists,
            KnownTalks talks,
            Answers answers,
            CurrentCaller caller,
            NotesTaken taken,
            Planted planted) {
        this.taken = taken;
        this.planted = planted;
        this.notes = notes;
        this.lists = lists;
        this.talks = talks;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    public Response list(
            @PathParam("id") String id,
            @QueryParam("author") String author,
            @QueryParam("sort") String sort,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        long talkId = Validation.id(id);
        NoteSort order = NoteSort.named(Validation.oneOf("sort", sort, "-created", NoteSort.NAMES));
        int most = Validation.intParameter("limit", limit, 50, 1, 200);
        String by = Validation.textParameter("author", author);
        Page<NoteView> page = talks.caughtUp(() -> {
            talks.require(List.of(talkId));
            return lists.page(talkId, by, order, most, cursor);
        });
        NextLink link = NextLink.to("/api/talks/" + talkId + "/notes")
                .with("author", author)
                .with("sort", sort)
                .with("limit", limit);
        return answers.page(headers, planted.read(page), link);
    }

    @POST
    @Rehearsed
    @RolesAllowed("attendee")
    public Response create(
            @PathParam("id") String id,
            NoteDraft draft,
            @HeaderParam(Idempotency.HEADER) String key,
            @Context HttpHeaders headers) {
        long talkId = Validation.id(id);
        NoteDraft note = required(draft);
        Caller writer = caller.get();
        taken.require(writer);
        return answers.created(headers, talks.caughtUp(() -> notes.create(talkId, writer, key, note)));
    }

    static <T> T required(T body) {
        if (body == null) {
            throw ProblemType.INVALID_BODY.because("A JSON object is required as the body.");
        }
        return body;
    }
}
