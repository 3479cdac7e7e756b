package io.turnout.monorail.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.Deadline;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
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

    private final Changes changes;

    ChangesResource(Changes changes) {
        this.changes = changes;
    }

    /**
     * Part of the feed.
     *
     * @param next what to send as {@code after} to get the changes that follow
     */
    record Part(List<Change> events, long next) {}

    @GET
    public Part changes(
            @QueryParam("after") String after,
            @QueryParam("limit") String limit,
            @QueryParam("wait") String wait,
            @HeaderParam(Deadline.HEADER) String budget) {
        long from = position(after);
        int most = Validation.intParameter("limit", limit, 100, 1, 1_000);
        int seconds = Validation.intParameter("wait", wait, 0, 0, MAX_WAIT_SECONDS);
        List<Change> events = changes.poll(from, most, Deadline.fromHeader(budget, Duration.ofSeconds(seconds)));
        return new Part(events, events.isEmpty() ? from : events.getLast().position());
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
