package io.turnout.control.api.flags;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.database.Database;
import io.turnout.control.database.Sessions;
import io.turnout.control.flags.FlagLedger;
import io.turnout.control.flags.FlagNews;
import io.turnout.control.flags.Uses;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** What gateways and services ask and tell of flags; gateways let nobody else through to here. */
@Path("/internal/flags")
@RunOnVirtualThread
@Singleton
class FlagFeedResource {
    private static final int LONGEST_WAIT_MILLIS = 30_000;
    private static final int MOST_COUNTS = 10_000;

    private final Sessions control;
    private final FlagNews news;

    FlagFeedResource(Database own, Sessions control) {
        this.control = control;
        this.news = new FlagNews(own);
    }

    /**
     * What a process has counted.
     *
     * @param sequence rises with each report of it, and is the same for repeats of one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(String process, long sequence, List<Uses.Count> counts) {
        Report {
            if (process == null || process.isBlank() || process.length() > 100 || !isSound(counts)) {
                throw ProblemType.INVALID_BODY.because("\"process\" and \"counts\" are required.");
            }
        }

        private static boolean isSound(List<Uses.Count> counts) {
            return counts != null
                    && counts.size() <= MOST_COUNTS
                    && counts.stream()
                            .allMatch(count -> count != null
                                    && count.flag() != null
                                    && count.flag().length() <= 200
                                    && count.ending() != null
                                    && count.ending().length() <= 50
                                    && count.count() > 0);
        }
    }

    /**
     * The flags, as soon as they are others than those that are known: 204 if they stay the same.
     *
     * @param wait in milliseconds, at most
     */
    @GET
    public Response flags(@QueryParam("after") String version, @QueryParam("wait") String wait)
            throws InterruptedException {
        int millis = Validation.intParameter("wait", wait, 0, 0, LONGEST_WAIT_MILLIS);
        return news.await(version == null ? "" : version, Duration.ofMillis(millis))
                .map(now -> Response.ok(now).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("evaluations")
    @Consumes(MediaType.APPLICATION_JSON)
    public void evaluations(Report report) {
        if (report == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"process\": …, \"sequence\": …, \"counts\": […]}.");
        }
        try (FlagLedger ledger = new FlagLedger(control)) {
            ledger.uses().take(report.process(), report.sequence(), report.counts());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        news.close();
    }
}
