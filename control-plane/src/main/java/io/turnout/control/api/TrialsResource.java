package io.turnout.control.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.database.Sessions;
import io.turnout.control.rollout.Answered;
import io.turnout.control.rollout.GatewayWindow;
import io.turnout.control.rollout.RolloutLedger;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What gateways tell of both sides; they let nobody else through to here. */
@Path("/internal/trials")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TrialsResource {
    private final Sessions control;
    private final ObjectMapper json;

    TrialsResource(Sessions control, ObjectMapper json) {
        this.control = control;
        this.json = json;
    }

    /**
     * What a gateway has counted.
     *
     * @param gateway the process
     * @param sequence rises with each report of it, and is the same for repeats of one
     * @param audience who was answered meanwhile
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(String gateway, long sequence, List<GatewayWindow> windows, List<Answered> audience) {
        Report {
            if (gateway == null
                    || gateway.isBlank()
                    || gateway.length() > 100
                    || windows == null
                    || windows.contains(null)
                    || audience != null && audience.contains(null)) {
                throw ProblemType.INVALID_BODY.because("\"gateway\" and \"windows\" are required.");
            }
            // one of an earlier version does not tell
            audience = audience == null ? List.of() : audience;
        }
    }

    @POST
    public void report(Report report) {
        if (report == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"gateway\": …, \"sequence\": …, \"windows\": […]}.");
        }
        try (RolloutLedger ledger = new RolloutLedger(control, json)) {
            ledger.windows().take(report.gateway(), report.sequence(), report.windows(), report.audience());
        }
    }
}
