package io.turnout.talks;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;

/** What the composing parts of the site ask for; the gateway lets nobody else through to here. */
@Path("/internal")
@RunOnVirtualThread
class InternalResource {
    private static final int MAX_IDS = 500;

    private final TalkLists lists;
    private final Agendas agendas;
    private final TalkSearch search;
    private final Headings headings;

    InternalResource(TalkLists lists, Agendas agendas, TalkSearch search, Headings headings) {
        this.lists = lists;
        this.agendas = agendas;
        this.search = search;
        this.headings = headings;
    }

    /** A list without pages. */
    record Items<T>(List<T> items) {}

    @GET
    @Path("/talks")
    public Items<TalkLists.Titled> titles(@QueryParam("ids") String ids) {
        return new Items<>(lists.titles(ids(ids)));
    }

    @GET
    @Path("/agenda")
    public Agendas.Agenda agenda(
            @QueryParam("day") String day, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return agendas.of(day, Validation.intParameter("limit", limit, 200, 1, 500), cursor);
    }

    @GET
    @Path("/search")
    public Items<TalkSearch.Hit> search(
            @QueryParam("q") String q,
            @QueryParam("limit") String limit,
            @QueryParam("afterRank") String rank,
            @QueryParam("afterType") String type,
            @QueryParam("afterId") String id) {
        int most = Validation.intParameter("limit", limit, 20, 1, 101);
        return new Items<>(search.hits(q, most, SearchPosition.of(rank, type, id)));
    }

    /** Headings of raw notes, and whether they are only looked at. */
    record Resolve(boolean dryRun, List<Headings.Heading> headings) {}

    @POST
    @RolesAllowed("editor")
    @Path("/talks/resolve")
    public Items<Headings.Resolved> resolve(Resolve request) {
        if (request == null || request.headings() == null || request.headings().contains(null)) {
            throw ProblemType.INVALID_BODY.because("\"headings\" is required.");
        }
        return new Items<>(
                request.dryRun() ? headings.wouldResolve(request.headings()) : headings.resolve(request.headings()));
    }

    private static List<Long> ids(String text) {
        List<Long> ids = text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(Validation::id).toList();
        if (ids.size() > MAX_IDS) {
            throw ProblemType.INVALID_PARAMETER.because("ids must not be more than " + MAX_IDS + ".");
        }
        return ids;
    }
}
