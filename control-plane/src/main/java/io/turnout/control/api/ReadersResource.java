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

/** What gateways ask of reading from candidates; they let nobody else through to here. */
@Path("/internal/canaries")
@RunOnVirtualThread
class ReadersResource {
    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private final ControlPlane plane;
    private final Status status;

    ReadersResource(ControlPlane plane, Status status) {
        this.plane = plane;
        this.status = status;
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
        Duration longest = Duration.ofMillis(Validation.intParameter("wait", wait, 0, 0, LONGEST_WAIT_MILLIS));
        return plane.canaries()
                .await(version == null ? "" : version, longest)
                .map(now -> Response.ok(now).build())
                .orElseGet(() -> Response.noContent().build());
    }

    /** For how long now the target of a dataset may lack what was written on the source since. */
    @GET
    @Path("behind")
    public Behind behind(@QueryParam("dataset") String name) {
        if (name == null || plane.dataset(name).isEmpty()) {
            throw ProblemType.INVALID_PARAMETER.because("\"%s\" is no dataset.".formatted(name));
        }
        State state = status.reading(ledger -> ledger.journal(name).state());
        return new Behind(
                state == State.VERIFIED
                        ? plane.lags()
                                .behind(name, state)
                                .map(Duration::toMillis)
                                .orElse(null)
                        : null);
    }
}
