package io.turnout.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.EntityTag;
import io.turnout.platform.MergePatch;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Answers;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.CurrentCaller;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.NextLink;
import io.turnout.platform.rest.Page;
import io.turnout.platform.rest.Rehearsed;
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

/** The public API of talks. */
@Path("/api/talks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TalksResource {
    private final Talks talks;
    private final TalkLists lists;
    private final Answers answers;
    private final CurrentCaller caller;
    private final TalksTaken taken;

    TalksResource(Talks talks, TalkLists lists, Answers answers, CurrentCaller caller, TalksTaken taken) {
        this.taken = taken;
        this.talks = talks;
        this.lists = lists;
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
        int most = Validation.intParameter("limit", limit, 50, 1, 200);
        Page<TalkView> page = lists.page(filter, order, most, cursor);
        NextLink link = NextLink.to("/api/talks")
                .with("day", day)
                .with("track", track)
                .with("speaker", speaker)
                .with("sort", sort)
                .with("limit", limit);
        return answers.page(headers, page, link);
    }

    @POST
    @Rehearsed
    @RolesAllowed("editor")
    public Response create(TalkDraft draft, @HeaderParam(Idempotency.HEADER) String key, @Context HttpHeaders headers) {
        TalkDraft talk = required(draft);
        taken.require(caller.get());
        Idempotency.Created created = talks.create(caller.get(), key, talk);
        return answers.created(headers, created);
    }

    @GET
    @Path("/{id}")
    public Response get(
            @PathParam("id") String id, @QueryParam("include") String include, @Context HttpHeaders headers) {
        // the notes themselves are added where talks and notes are composed
        Validation.oneOf("include", include, null, Set.of("notes"));
        TalkView talk = talks.get(Validation.id(id));
        return Conditions.of(headers).read(EntityTag.ofVersion(talk.version()), talk);
    }

    @PUT
    @Rehearsed
    @RolesAllowed("editor")
    @Path("/{id}")
    public Response replace(@PathParam("id") String id, TalkDraft draft, @Context HttpHeaders headers) {
        return written(talks.replace(Validation.id(id), required(draft), Conditions.of(headers)), headers);
    }

    @PATCH
    @Rehearsed
    @RolesAllowed("editor")
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response patch(@PathParam("id") String id, JsonNode patch, @Context HttpHeaders headers)
            throws JsonProcessingException {
        return written(talks.patch(Validation.id(id), required(patch), Conditions.of(headers)), headers);
    }

    @DELETE
    @Rehearsed
    @RolesAllowed("editor")
    @Path("/{id}")
    public void delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        talks.remove(Validation.id(id), Conditions.of(headers));
    }

    static <T> T required(T body) {
        if (body == null) {
            throw ProblemType.INVALID_BODY.because("A JSON object is required as the body.");
        }
        return body;
    }

    private static Response written(TalkView talk, HttpHeaders headers) {
        return Conditions.of(headers)
                .tagged(Response.ok(talk), EntityTag.ofVersion(talk.version()))
                .build();
    }
}
