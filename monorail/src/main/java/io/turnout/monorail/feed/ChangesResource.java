package io.turnout.monorail.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.Deadline;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Fences;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;

/** Serves the change feed to the other services, by long poll. */
@Path("/changes")
@RunOnVirtualThread
class ChangesResource {
    private static final int MAX_WAIT_SECONDS = 30;

    /** As the migration plan calls it. */
    private static final String DATASET = "talks";

    private final Changes changes;
    private final Fences fences;

    ChangesResource(Changes changes, Fences fences) {
        this.changes = changes;
        this.fences = fences;
    }

    /**
     * Part of the feed.
     *
     * @param next what to send as {@code after} to get the changes that follow
     * @param owned whether talks are written here and nowhere else: then there is no change that this feed does not have; false
     *     before anything has moved
     */
    record Part(List<Change> events, long next, boolean owned) {}

    @GET
    public Part changes(
            @QueryParam("after") String after,
            @QueryParam("limit") String limit,
            @QueryParam("wait") String wait,
            @HeaderParam(Deadline.HEADER) String budget) {
        long from = position(after);
        int most = Validation.intParameter("limit", limit, 100, 1, 1_000);
        int seconds = Validation.intParameter("wait", wait, 0, 0, MAX_WAIT_SECONDS);
        // looked at before the changes are: what was written elsewhere before this side was opened came here first
        boolean owned = fences.isOpen(DATASET);
        List<Change> events = changes.poll(from, most, Deadline.fromHeader(budget, Duration.ofSeconds(seconds)));
        return new Part(events, events.isEmpty() ? from : events.getLast().position(), owned);
    }

    private static long position(String after) {
        try {
            long position = after == null ? 0 : Long.parseLong(after);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // refused below like a negative one
        }
        throw ProblemType.INVALID_PARAMETER.because("after must be a position of the feed, or 0.");
    }
}
