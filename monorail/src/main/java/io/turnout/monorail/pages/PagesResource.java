package io.turnout.monorail.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.monorail.agenda.Agenda;
import io.turnout.monorail.notes.NoteDraft;
import io.turnout.monorail.notes.Notes;
import io.turnout.monorail.search.Results;
import io.turnout.monorail.search.Search;
import io.turnout.monorail.talks.TalkDraft;
import io.turnout.monorail.talks.TalkView;
import io.turnout.monorail.talks.Talks;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.ProblemMappers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The site's pages. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PagesResource {
    private static final int TALKS_PER_PAGE = 200;
    private static final int NOTES_PER_PAGE = 50;
    private static final int HITS_PER_PAGE = 20;
    private static final int MAX_QUERY = 200;

    private final Agenda agenda;
    private final Talks talks;
    private final Notes notes;
    private final Search search;
    private final Templates templates;
    private final ProblemMappers problems = new ProblemMappers();

    PagesResource(Agenda agenda, Talks talks, Notes notes, Search search, Templates templates) {
        this.agenda = agenda;
        this.talks = talks;
        this.notes = notes;
        this.search = search;
        this.templates = templates;
    }

    @GET
    public Response home(
            @QueryParam("day") String day, @QueryParam("cursor") String cursor, @Context HttpHeaders headers) {
        return agenda(day, cursor, headers);
    }

    @GET
    @Path("agenda")
    public Response agenda(
            @QueryParam("day") String day, @QueryParam("cursor") String cursor, @Context HttpHeaders headers) {
        return templates.agenda(
                headers, AgendaPage.from(agenda.of(TalkDraft.dayParameter(day), TALKS_PER_PAGE, cursor)));
    }

    @GET
    @Path("talks/{id}")
    public Response talk(@PathParam("id") String id, @QueryParam("cursor") String cursor) {
        return talk(200, Validation.id(id), cursor, NoteForm.empty());
    }

    @POST
    @Path("talks/{id}/notes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addNote(@PathParam("id") String id, String sent) {
        long talkId = Validation.id(id);
        NoteForm form = NoteForm.parse(sent);
        try {
            Idempotency.Created note = notes.create(form.key(), talkId, new NoteDraft(form.author(), form.body()));
            String noteId = note.location().substring(note.location().lastIndexOf('/') + 1);
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/talks/%d#note-%s".formatted(talkId, noteId))
                    .build();
        } catch (ProblemException e) {
            NoteForm refused = form.refused(e.problem());
            if (refused == null) {
                throw e;
            }
            return talk(422, talkId, null, refused);
        }
    }

    @GET
    @Path("search")
    public Response search(
            @QueryParam("q") String query, @QueryParam("cursor") String cursor, @Context HttpHeaders headers) {
        if (query == null || query.isBlank()) {
            return templates.search(headers, SearchPage.empty());
        }
        Results results = search.find(Validation.textParameter("q", query, MAX_QUERY), null, HITS_PER_PAGE, cursor);
        return templates.search(headers, SearchPage.from(results));
    }

    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        return templates.error(ErrorPage.of(e.problem()));
    }

    /** What is not a refusal of ours is put into words, and into the log, where the API does it too. */
    @ServerExceptionMapper
    public Response failed(Throwable e) {
        Response answer = e instanceof WebApplicationException http ? problems.http(http) : problems.unexpected(e);
        return templates.error(ErrorPage.of((Problem) answer.getEntity()));
    }

    private Response talk(int status, long id, String cursor, NoteForm form) {
        TalkView talk = talks.get(id);
        return templates.talk(status, TalkPage.of(talk, notes.older(id, NOTES_PER_PAGE, cursor), form));
    }
}
