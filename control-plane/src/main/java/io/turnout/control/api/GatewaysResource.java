package io.turnout.control.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.database.Sessions;
import io.turnout.control.procedure.State;
import io.turnout.control.shadow.Lag;
import io.turnout.control.shadow.Page;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What gateways ask and tell; they let nobody else through to here. */
@Path("/internal/shadow")
@RunOnVirtualThread
class GatewaysResource {
    private static final int MOST_DATASETS = 20;
    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private final ControlPlane plane;
    private final Sessions control;
    private final ObjectMapper json;
    private final Status status;

    GatewaysResource(ControlPlane plane, Sessions control, ObjectMapper json, Status status) {
        this.plane = plane;
        this.control = control;
        this.json = json;
        this.status = status;
    }

    /**
     * What a gateway has counted.
     *
     * @param gateway the process
     * @param sequence rises with each report of it, and is the same for repeats of one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(String gateway, long sequence, List<Page> pages) {
        Report {
            if (gateway == null || gateway.isBlank() || gateway.length() > 100 || pages == null) {
                throw ProblemType.INVALID_BODY.because("\"gateway\" and \"pages\" are required.");
            }
        }
    }

    /** @see Lag */
    record Caught(boolean caughtUp, long quietMillis) {}

    /**
     * What is to be compared, as soon as it is something else than a gateway knows: 204 if it stays the same.
     *
     * @param wait in milliseconds, at most
     */
    @GET
    public Response shares(@QueryParam("after") String version, @QueryParam("wait") String wait)
            throws InterruptedException {
        return plane.shares()
                .await(version == null ? "" : version, millis(wait))
                .map(now -> Response.ok(now).build())
                .orElseGet(() -> Response.noContent().build());
    }

    /**
     * Waits until all of these datasets are on both sides as they are now.
     *
     * @param wait in milliseconds, at most
     */
    @GET
    @Path("lag")
    public Caught lag(@QueryParam("datasets") String names, @QueryParam("wait") String wait)
            throws InterruptedException {
        long end = System.nanoTime() + millis(wait).toNanos();
        Map<String, State> states = status.reading(ledger -> datasets(names).stream()
                .collect(Collectors.toMap(
                        name -> name, name -> ledger.journal(name).state(), (one, same) -> one)));
        Lag all = null;
        for (Map.Entry<String, State> dataset : states.entrySet()) {
            if (!isOnOneSideForBoth(dataset.getValue(), states)) {
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                Lag one = plane.lags().await(dataset.getKey(), dataset.getValue(), left);
                all = all == null ? one : all.and(one);
            }
        }
        return new Caught(all.caughtUp(), all.quiet().toMillis());
    }

    /** Where something has moved already, what has not is asked of its source by either side, and cannot lag. */
    private static boolean isOnOneSideForBoth(State state, Map<String, State> all) {
        return (state == State.LEGACY || state == State.COPYING) && all.containsValue(State.CUT_OVER);
    }

    @POST
    @Path("reports")
    public void report(Report report) {
        if (report == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"gateway\": …, \"sequence\": …, \"pages\": […]}.");
        }
        try (ShadowLedger ledger = new ShadowLedger(control, json)) {
            ledger.runs().take(report.gateway(), report.sequence(), report.pages());
        }
    }

    private List<String> datasets(String names) {
        List<String> asked = names == null || names.isEmpty() ? List.of() : List.of(names.split(",", -1));
        if (asked.isEmpty() || asked.size() > MOST_DATASETS) {
            throw ProblemType.INVALID_PARAMETER.because("datasets must be 1 to " + MOST_DATASETS + ".");
        }
        asked.stream().filter(name -> plane.dataset(name).isEmpty()).findFirst().ifPresent(name -> {
            throw ProblemType.INVALID_PARAMETER.because("\"%s\" is no dataset.".formatted(name));
        });
        return asked;
    }

    private static Duration millis(String wait) {
        return Duration.ofMillis(Validation.intParameter("wait", wait, 0, 0, LONGEST_WAIT_MILLIS));
    }
}
