package io.turnout.control.api.reports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.confidence.paper.MarkdownText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports that may be shown to whoever has to trust a release: as JSON, as a page that needs nothing else, or as Markdown. */
@Path("/api/control/reports")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, ReportsResource.MARKDOWN})
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "reports")
class ReportsResource {
    static final String MARKDOWN = "text/markdown";

    private static final MediaType MARKDOWN_TYPE = new MediaType("text", "markdown");
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, MARKDOWN_TYPE)
            .build();

    private final Reports reports;
    private final Alone alone;

    ReportsResource(Reports reports, Alone alone) {
        this.reports = reports;
        this.alone = alone;
    }

    /** Of a rollout: the one of that number, or the latest. */
    @GET
    @Path("rollouts/{capability}")
    public Response rollout(
            @PathParam("capability") String capability,
            @QueryParam("rollout") String rollout,
            @Context Request request) {
        return answer(reports.of("rollouts", capability, rollout), request);
    }

    /** Of an experiment. */
    @GET
    @Path("experiments/{key}")
    public Response experiment(@PathParam("key") String key, @Context Request request) {
        return answer(reports.of("experiments", key, null), request);
    }

    /** Of a migration: the one of that number, or {@code latest}. */
    @GET
    @Path("migrations/{number}")
    public Response migration(@PathParam("number") String number, @Context Request request) {
        return answer(reports.of("migrations", number, null), request);
    }

    private Response answer(Answer answer, Request request) {
        Variant variant = request.selectVariant(VARIANTS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        MediaType type = variant.getMediaType();
        Response.ResponseBuilder response = Response.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            return response.entity(alone.html(answer.document()))
                    .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                    .header("Content-Security-Policy", alone.policy())
                    .build();
        }
        return type.isCompatible(MARKDOWN_TYPE)
                ? response.entity(MarkdownText.of(answer.document()))
                        .type(MARKDOWN + ";charset=UTF-8")
                        .build()
                : response.entity(answer.report())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }
}
