package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.procedure.State;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** What gateways ask of reading from candidates; they let nobody else through to here. */
@Path("/internal/canaries")
@RunOnVirtualThread
class ReadersResource {
    private static final int MOST_DATASETS = 20;
    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private final ControlPlane plane;

    ReadersResource(ControlPlane plane) {
        this.plane = plane;
    }

    /** @param behindMillis null if nobody knows */
    record Behind(Long behindMillis) {}

    /**
     * The shares, as soon as they are others than a gateway knows: 204 if they stay the same.
     *
     * @param wait in milliseconds, at most
     */
    @GET
    public Response canaries(@QueryParam("after") String version, @QueryParam("wait") String wait)
            throws InterruptedException {
        return plane.canaries()
                .await(version == null ? "" : version, millis(wait))
                .map(now -> Response.ok(now).build())
                .orElseGet(() -> Response.noContent().build());
    }

    /**
     * For how long now the target of a dataset may lack what was written on the source since. Unknown to a gateway that goes by other
     * shares than those that hold now.
     *
     * @param version of the shares that it knows
     */
    @GET
    @Path("behind")
    public Behind behind(@QueryParam("dataset") String name, @QueryParam("version") String version) {
        check(name);
        if (version != null && !plane.canaries().isCurrent(version)) {
            return new Behind(null);
        }
        Optional<Duration> behind =
                plane.canaries().isVerified(name) ? plane.lags().behind(name, State.VERIFIED) : Optional.empty();
        return new Behind(behind.map(span -> span.toMillis() + 1).orElse(null));
    }

    /** @param caughtUp false also if nobody can say */
    record Caught(boolean caughtUp) {}

    /**
     * Waits until the targets of these datasets have all that there is now on their sources.
     *
     * @param wait in milliseconds, at most
     */
    @GET
    @Path("caught-up")
    public Caught caughtUp(@QueryParam("datasets") String names, @QueryParam("wait") String wait)
            throws InterruptedException {
        long end = System.nanoTime() + millis(wait).toNanos();
        for (String name : names == null ? new String[] {null} : names.split(",", MOST_DATASETS)) {
            check(name);
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (!plane.canaries().isVerified(name)
                    || !plane.lags().await(name, State.VERIFIED, left).caughtUp()) {
                return new Caught(false);
            }
        }
        return new Caught(true);
    }

    private void check(String dataset) {
        if (dataset == null || plane.dataset(dataset).isEmpty()) {
            throw ProblemType.INVALID_PARAMETER.because("\"%s\" is no dataset.".formatted(dataset));
        }
    }

    private static Duration millis(String wait) {
        return Duration.ofMillis(Validation.intParameter("wait", wait, 0, 0, LONGEST_WAIT_MILLIS));
    }
}
