package io.turnout.control.api.room;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.reports.Alone;
import io.turnout.control.api.reports.Answer;
import io.turnout.control.api.reports.Reports;
import io.turnout.control.confidence.paper.MarkdownText;
import io.turnout.platform.page.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Reports in the room, in its own style, and their copies that need nothing else. */
@Path("/control/reports")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class ReportPagesResource {
    private static final String HTML = ".html";
    private static final String MARKDOWN = ".md";

    private final Reports reports;
    private final Alone alone;
    private final Operators operators;

    ReportPagesResource(Reports reports, Alone alone, Operators operators) {
        this.reports = reports;
        this.alone = alone;
        this.operators = operators;
    }

    @GET
    @Path("{kind: rollouts|experiments|migrations}/{name}")
    @Operation(hidden = true)
    public Response one(@PathParam("kind") String kind, @PathParam("name") String name) {
        return shown(kind, name, null);
    }

    @GET
    @Path("rollouts/{name}/{number}")
    @Operation(hidden = true)
    public Response numbered(@PathParam("name") String name, @PathParam("number") String number) {
        return shown("rollouts", name, number);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    private Response shown(String kind, String name, String number) {
        Visit visit = operators.letIn();
        String file = number == null ? name : number;
        String ending = file.endsWith(HTML) ? HTML : file.endsWith(MARKDOWN) ? MARKDOWN : "";
        String plain = file.substring(0, file.length() - ending.length());
        Answer answer = number == null ? reports.of(kind, plain, null) : reports.of(kind, name, plain);
        return switch (ending) {
            case HTML ->
                copy(alone.html(answer.document()), MediaType.TEXT_HTML, "turnout-" + name(answer) + HTML)
                        .header("Content-Security-Policy", alone.policy())
                        .build();
            case MARKDOWN ->
                copy(MarkdownText.of(answer.document()), "text/markdown", "turnout-" + name(answer) + MARKDOWN)
                        .build();
            default ->
                Html.page(
                        200,
                        ReportTemplates.report(
                                answer.document(),
                                "/control/reports/" + kind + "/" + answer.path(),
                                Operators.name(visit)),
                        visit);
        };
    }

    private static String name(Answer answer) {
        return answer.path().replace('/', '-');
    }

    private static Response.ResponseBuilder copy(String text, String type, String file) {
        return Response.ok(text)
                .type(type + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
    }
}
