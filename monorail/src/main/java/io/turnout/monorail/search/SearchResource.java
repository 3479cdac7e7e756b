package io.turnout.monorail.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** The API of the search. */
@Path("/api/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SearchResource {
    private final Search search;
    private final Answers answers;

    SearchResource(Search search, Answers answers) {
        this.search = search;
        this.answers = answers;
    }

    @GET
    public Response find(
            @QueryParam("q") String words,
            @QueryParam("type") String type,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        Results results = search.find(
                Validation.textParameter("q", words, 200),
                Validation.oneOf("type", type, null, Set.of("talk", "note")),
                Validation.intParameter("limit", limit, 20, 1, 50),
                cursor);
        return answers.composed(headers, results);
    }
}
