package io.turnout.control.api.experiments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.database.Sessions;
import io.turnout.control.experiment.ExperimentLedger;
import io.turnout.control.experiment.Report;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What gateways tell of experiments; they let nobody else through to here. */
@Path("/internal/experiments")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SightingsResource {
    private static final int MOST = 20_000;

    private final Sessions control;
    private final ObjectMapper json;

    SightingsResource(Sessions control, ObjectMapper json) {
        this.control = control;
        this.json = json;
    }

    @POST
    @Path("sightings")
    public void take(Report report) {
        if (report == null || !isSound(report)) {
            throw ProblemType.INVALID_BODY.because(
                    "Send {\"gateway\": …, \"sequence\": …, \"exposures\": […], \"outcomes\": […], \"answers\": […]}.");
        }
        try (ExperimentLedger ledger = new ExperimentLedger(control, json)) {
            ledger.sightings().take(report);
        }
    }

    private static boolean isSound(Report report) {
        return isName(report.gateway())
                && are(
                        report.exposures(),
                        one -> isName(one.experiment()) && isName(one.subject()) && isName(one.variant()))
                && are(report.outcomes(), one -> isName(one.outcome()) && isName(one.subject()))
                && are(
                        report.answers(),
                        one -> isName(one.experiment())
                                && isName(one.variant())
                                && one.failed() >= 0
                                && one.answers() >= one.failed()
                                && one.slow() >= 0
                                && one.answers() >= one.slow());
    }

    private static <T> boolean are(List<T> all, Predicate<T> sound) {
        return all != null && all.size() <= MOST && all.stream().allMatch(one -> one != null && sound.test(one));
    }

    private static boolean isName(String text) {
        return Stream.ofNullable(text).anyMatch(name -> !name.isBlank() && name.length() <= 100);
    }
}
