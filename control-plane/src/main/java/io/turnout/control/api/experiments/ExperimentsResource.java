package io.turnout.control.api.experiments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.Reason;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.platform.ProblemType;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A/B experiments with the variants of a flag. */
@Path("/api/control/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "experiments")
class ExperimentsResource {
    private final Experiments experiments;
    private final CurrentCaller caller;

    ExperimentsResource(Experiments experiments, CurrentCaller caller) {
        this.experiments = experiments;
        this.caller = caller;
    }

    /**
     * The end of an experiment.
     *
     * @param keep the variant that all are to get
     * @param reason for the log; 1–500 characters
     */
    record End(String keep, String reason) {
        End {
            Reason.check(reason, "log");
        }
    }

    /** All of them, the newest first. */
    @GET
    public Map<String, List<ExperimentView>> all() {
        return Map.of("experiments", experiments.all());
    }

    /** One, and what it has shown so far. */
    @GET
    @Path("{key}")
    public ExperimentView one(@PathParam("key") String key) {
        return experiments.of(key);
    }

    /** Begins one: its flag's subjects are divided from now on. */
    @PUT
    @Path("{key}")
    public ExperimentView begin(@PathParam("key") String key, ExperimentRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because(
                    "Send {\"flag\": …, \"control\": …, \"treatments\": {…}, \"outcome\": …, \"reason\": …}.");
        }
        return experiments.begin(
                request.design(key),
                new Change(caller.get().subject(), request.reason().strip()));
    }

    /** Ends one: all get the same variant from now on. */
    @POST
    @Path("{key}/end")
    public ExperimentView end(@PathParam("key") String key, End request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"keep\": …, \"reason\": …}.");
        }
        return experiments.end(
                key,
                request.keep(),
                new Change(caller.get().subject(), request.reason().strip()));
    }
}
