package io.turnout.notes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.EntityTag;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.CurrentCaller;
import io.turnout.platform.rest.Rehearsed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The public API of a note. */
@Path("/api/notes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class NotesResource {
    private final Notes notes;
    private final CurrentCaller caller;
    private final Planted planted;

    NotesResource(Notes notes, CurrentCaller caller, Planted planted) {
        this.notes = notes;
        this.planted = planted;
        this.caller = caller;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
        NoteView note = planted.read(notes.get(Validation.id(id)));
        return Conditions.of(headers).read(EntityTag.ofVersion(note.version()), note);
    }

    @PUT
    @Rehearsed
    @RolesAllowed("attendee")
    public Response replace(@PathParam("id") String id, NoteDraft draft, @Context HttpHeaders headers) {
        Conditions conditions = Conditions.of(headers);
        NoteView note = notes.replace(Validation.id(id), caller.get(), TalkNotesResource.required(draft), conditions);
        return conditions
                .tagged(Response.ok(note), EntityTag.ofVersion(note.version()))
                .build();
    }

    @DELETE
    @Rehearsed
    @RolesAllowed("attendee")
    public void delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        notes.remove(Validation.id(id), caller.get(), Conditions.of(headers));
    }
}
