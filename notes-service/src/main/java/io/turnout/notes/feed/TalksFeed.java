package io.turnout.notes.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.turnout.platform.Deadline;
import io.turnout.platform.TraceId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The talks' change feed, the same in talks-service and in the monolith. */
@RegisterRestClient
@Path("/changes")
interface TalksFeed {
    /**
     * Part of the feed.
     *
     * @param owned whether this side, when it was asked, was the one that talks are written at: it has every change there is
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(List<TalkChange> events, boolean owned) {}

    /**
     * The changes behind a position.
     *
     * @param wait how long to wait for one, in seconds
     * @param budget how long an answer is of use, in milliseconds
     */
    @GET
    Part changes(
            @QueryParam("after") long after,
            @QueryParam("limit") int limit,
            @QueryParam("wait") long wait,
            @HeaderParam(Deadline.HEADER) long budget,
            @HeaderParam(TraceId.HEADER) String traceParent);
}
