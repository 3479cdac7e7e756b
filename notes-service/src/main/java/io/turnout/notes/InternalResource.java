package io.turnout.notes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.rest.CurrentCaller;
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
    private static final int MAX_TALKS = 500;

    private final Summaries summaries;
    private final NoteSearch search;
    private final NoteImport imports;
    private final NotesTaken taken;
    private final KnownTalks talks;
    private final CurrentCaller caller;

    InternalResource(
            Summaries summaries,
            NoteSearch search,
            NoteImport imports,
            KnownTalks talks,
            CurrentCaller caller,
            NotesTaken taken) {
        this.taken = taken;
        this.summaries = summaries;
        this.search = search;
        this.imports = imports;
        this.talks = talks;
        this.caller = caller;
    }

    /** A list without pages. */
    record Items<T>(List<T> items) {}

    @GET
    @Path("/notes/summaries")
    public Items<Summaries.Summary> summaries(@QueryParam("talks") String ids) {
        return new Items<>(summaries.of(ids(ids)));
    }

    @GET
    @Path("/search")
    public Items<NoteSearch.Hit> search(
            @QueryParam("q") String q,
            @QueryParam("limit") String limit,
            @QueryParam("afterRank") String rank,
            @QueryParam("afterType") String type,
            @QueryParam("afterId") String id) {
        int most = Validation.intParameter("limit", limit, 20, 1, 101);
        return new Items<>(search.hits(q, most, SearchPosition.of(rank, type, id)));
    }

    /** Notes from a file, and whether they are only looked at. */
    record Import(boolean dryRun, List<NoteImport.Item> notes) {}

    @POST
    @RolesAllowed("editor")
    @Path("/notes/import")
    public Items<NoteImport.Imported> importNotes(Import request) {
        if (request == null || request.notes() == null || request.notes().contains(null)) {
            throw ProblemType.INVALID_BODY.because("\"notes\" is required.");
        }
        Caller importer = caller.get();
        if (!request.dryRun()) {
            taken.require(importer);
        }
        return new Items<>(talks.caughtUp(
                () -> request.dryRun() ? imports.wouldRun(request.notes()) : imports.run(request.notes(), importer)));
    }

    private static List<Long> ids(String text) {
        List<Long> ids = text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(Validation::id).toList();
        if (ids.size() > MAX_TALKS) {
            throw ProblemType.INVALID_PARAMETER.because("talks must not be more than " + MAX_TALKS + ".");
        }
        return ids;
    }
}
