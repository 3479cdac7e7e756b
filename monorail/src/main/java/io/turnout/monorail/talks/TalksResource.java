package io.turnout.monorail.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.monorail.notes.Notes;
import io.turnout.platform.MergePatch;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Answers;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.CurrentCaller;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.NextLink;
import io.turnout.platform.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** The API of talks, and of a talk with its notes. */
@Path("/api/talks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TalksResource {
    private final Talks talks;
    private final Notes notes;
    private final Answers answers;
    private final CurrentCaller caller;

    TalksResource(Talks talks, Notes notes, Answers answers, CurrentCaller caller) {
        this.talks = talks;
        this.notes = notes;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    public Response list(
            @QueryParam("day") String day,
            @QueryParam("track") String track,
            @QueryParam("speaker") String speaker,
            @QueryParam("sort") String sort,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        TalkFilter filter = new TalkFilter(day, track, speaker);
        TalkSort order = TalkSort.named(Validation.oneOf("sort", sort, "schedule", TalkSort.NAMES));
        Page<TalkView> page = talks.list(filter, order, Validation.intParameter("limit", limit, 50, 1, 200), cursor);
        NextLink link = NextLink.to("/api/talks")
                .with("day", day)
                .with("track", track)
                .with("speaker", speaker)
                .with("sort", sort)
                .with("limit", limit);
        return answers.page(headers, page, link);
    }

    @POST
    @RolesAllowed("editor")
    public Response create(TalkDraft draft, @HeaderParam(Idempotency.HEADER) String key, @Context HttpHeaders headers) {
        return answers.created(headers, talks.create(caller.get(), key, Answers.required(draft)));
    }

    @GET
    @Path("/{id}")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("include") String include,
            @QueryParam("limit") String limit,
            @Context HttpHeaders headers) {
        String part = Validation.oneOf("include", include, null, Set.of("notes"));
        TalkView talk = talks.get(Validation.id(id));
        if (part == null) {
            return answers.row(headers, talk.version(), talk);
        }
        int most = Validation.intParameter("limit", limit, 50, 1, 200);
        return answers.composed(headers, TalkWithNotes.of(talk, notes.newest(talk.id(), most)));
    }

    @PUT
    @RolesAllowed("editor")
    @Path("/{id}")
    public Response replace(@PathParam("id") String id, TalkDraft draft, @Context HttpHeaders headers) {
        TalkView talk = talks.replace(Validation.id(id), Answers.required(draft), Conditions.of(headers));
        return answers.changed(headers, talk.version(), talk);
    }

    @PATCH
    @RolesAllowed("editor")
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response patch(@PathParam("id") String id, JsonNode patch, @Context HttpHeaders headers)
            throws JsonProcessingException {
        TalkView talk = talks.patch(Validation.id(id), Answers.required(patch), Conditions.of(headers));
        return answers.changed(headers, talk.version(), talk);
    }

    @DELETE
    @RolesAllowed("editor")
    @Path("/{id}")
    public void delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        talks.remove(Validation.id(id), Conditions.of(headers));
    }
}
