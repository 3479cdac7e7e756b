package io.turnout.monorail.notes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Answers;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.CurrentCaller;
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

/** The API of single notes. */
@Path("/api/notes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class NotesResource {
    private final Notes notes;
    private final Answers answers;
    private final CurrentCaller caller;

    NotesResource(Notes notes, Answers answers, CurrentCaller caller) {
        this.notes = notes;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
        NoteView note = notes.get(Validation.id(id));
        return answers.row(headers, note.version(), note);
    }

    @PUT
    @RolesAllowed("attendee")
    public Response replace(@PathParam("id") String id, NoteDraft draft, @Context HttpHeaders headers) {
        NoteView note = notes.replace(Validation.id(id), caller.get(), Answers.required(draft), Conditions.of(headers));
        return answers.changed(headers, note.version(), note);
    }

    @DELETE
    @RolesAllowed("attendee")
    public void delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        notes.remove(Validation.id(id), caller.get(), Conditions.of(headers));
    }
}
