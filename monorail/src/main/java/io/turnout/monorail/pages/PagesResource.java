package io.turnout.monorail.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.monorail.agenda.Agenda;
import io.turnout.monorail.search.Results;
import io.turnout.monorail.search.Search;
import io.turnout.monorail.talks.TalkDraft;
import io.turnout.platform.Validation;
import io.turnout.platform.page.Visits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The site's pages but for those of talks. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PagesResource {
    private static final int TALKS_PER_PAGE = 200;
    private static final int HITS_PER_PAGE = 20;
    private static final int MAX_QUERY = 200;

    private final Agenda agenda;
    private final Search search;
    private final Templates templates;
    private final Visits visits;

    PagesResource(Agenda agenda, Search search, Templates templates, Visits visits) {
        this.agenda = agenda;
        this.search = search;
        this.templates = templates;
        this.visits = visits;
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
                visits.current(),
                headers,
                AgendaPage.from(agenda.of(TalkDraft.dayParameter(day), TALKS_PER_PAGE, cursor)));
    }

    @GET
    @Path("search")
    public Response search(
            @QueryParam("q") String query, @QueryParam("cursor") String cursor, @Context HttpHeaders headers) {
        if (query == null || query.isBlank()) {
            return templates.search(visits.current(), headers, SearchPage.empty());
        }
        Results results = search.find(Validation.textParameter("q", query, MAX_QUERY), null, HITS_PER_PAGE, cursor);
        return templates.search(visits.current(), headers, SearchPage.from(results));
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return templates.error(visits.current(), e);
    }
}
