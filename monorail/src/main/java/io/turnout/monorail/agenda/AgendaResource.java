package io.turnout.monorail.agenda;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.monorail.talks.TalkDraft;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The API of the agenda. */
@Path("/api/agenda")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AgendaResource {
    private final Agenda agenda;
    private final Answers answers;

    AgendaResource(Agenda agenda, Answers answers) {
        this.agenda = agenda;
        this.answers = answers;
    }

    @GET
    public Response day(
            @QueryParam("day") String day,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        int most = Validation.intParameter("limit", limit, 200, 1, 500);
        return answers.composed(headers, agenda.of(TalkDraft.dayParameter(day), most, cursor));
    }
}
