package io.turnout.monorail.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.monorail.notes.NoteDraft;
import io.turnout.monorail.notes.Notes;
import io.turnout.monorail.talks.TalkView;
import io.turnout.monorail.talks.Talks;
import io.turnout.platform.ProblemException;
import io.turnout.platform.Validation;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.Role;
import io.turnout.platform.page.FormFields;
import io.turnout.platform.page.Visit;
import io.turnout.platform.page.Visits;
import io.turnout.platform.rest.Idempotency;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The page of one talk, and the form on it. */
@Path("talks/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class TalkPageResource {
    private static final int NOTES_PER_PAGE = 50;

    private final Talks talks;
    private final Notes notes;
    private final Templates templates;
    private final Visits visits;

    TalkPageResource(Talks talks, Notes notes, Templates templates, Visits visits) {
        this.talks = talks;
        this.notes = notes;
        this.templates = templates;
        this.visits = visits;
    }

    @GET
    public Response show(@PathParam("id") String id, @QueryParam("cursor") String cursor) {
        Visit visit = visits.current();
        NoteForm form = NoteForm.empty(visit.visitor().name());
        return templates.talk(visit, 200, page(Validation.id(id), cursor, form));
    }

    // who may not is shown the page again with what they typed, and not just refused
    @PermitAll
    @POST
    @Path("notes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addNote(@PathParam("id") String id, String sent) {
        visits.refuseForeignForm();
        long talk = Validation.id(id);
        NoteForm form = NoteForm.of(FormFields.parse(sent));
        Visit visit = visits.of("/talks/" + talk);
        if (!visit.visitor().attendee()) {
            Refusal refusal = visit.caller() == null ? Refusal.noToken() : Refusal.missing(Role.ATTENDEE);
            return templates.talk(visit, refusal, page(talk, null, form));
        }
        try {
            NoteDraft draft = new NoteDraft(form.author(), form.body());
            Idempotency.Created note = notes.create(visit.caller(), form.key(), talk, draft);
            String noteId = note.location().substring(note.location().lastIndexOf('/') + 1);
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/talks/%d#note-%s".formatted(talk, noteId))
                    .build();
        } catch (ProblemException e) {
            NoteForm refused = form.refused(e.problem());
            if (refused == null) {
                throw e;
            }
            return templates.talk(visit, 422, page(talk, null, refused));
        }
    }

    private TalkPage page(long id, String cursor, NoteForm form) {
        TalkView talk = talks.get(id);
        return TalkPage.of(talk, notes.older(id, NOTES_PER_PAGE, cursor), form);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return templates.error(visits.current(), e);
    }
}
