package io.turnout.control.api.reports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.confidence.paper.MarkdownText;
import io.turnout.platform.rest.NotJsonAlone;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports that may be shown to whoever has to trust a release: as JSON, as a page that needs nothing else, or as Markdown. */
@Path("/api/control/reports")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, ReportsResource.MARKDOWN})
@RunOnVirtualThread
@NotJsonAlone
@RolesAllowed("operator")
@Tag(name = "reports")
class ReportsResource {
    static final String MARKDOWN = "text/markdown";

    private static final MediaType MARKDOWN_TYPE = new MediaType("text", "markdown");
    private static final List<MediaType> OFFERED =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, MARKDOWN_TYPE);

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
            @Context HttpHeaders headers) {
        return answer(reports.of("rollouts", capability, rollout), headers);
    }

    /** Of an experiment. */
    @GET
    @Path("experiments/{key}")
    public Response experiment(@PathParam("key") String key, @Context HttpHeaders headers) {
        return answer(reports.of("experiments", key, null), headers);
    }

    /** Of a migration: the one of that number, or {@code latest}. */
    @GET
    @Path("migrations/{number}")
    public Response migration(@PathParam("number") String number, @Context HttpHeaders headers) {
        return answer(reports.of("migrations", number, null), headers);
    }

    private Response answer(Answer answer, HttpHeaders headers) {
        MediaType type = wanted(headers.getAcceptableMediaTypes());
        Response.ResponseBuilder response = Response.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (type == MediaType.TEXT_HTML_TYPE) {
            return response.entity(alone.html(answer.document()))
                    .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                    .header("Content-Security-Policy", alone.policy())
                    .build();
        }
        return type == MARKDOWN_TYPE
                ? response.entity(MarkdownText.of(answer.document()))
                        .type(MARKDOWN + ";charset=UTF-8")
                        .build()
                : response.entity(answer.report())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    /** The first one that there is, of those that a client would rather have first. */
    private static MediaType wanted(List<MediaType> acceptable) {
        return acceptable.stream()
                .filter(each -> !isRefused(each))
                .flatMap(each -> OFFERED.stream()
                        .filter(offered -> offered.isCompatible(each)
                                && acceptable.stream().noneMatch(other -> isRefused(other) && isSame(other, offered))))
                .findFirst()
                .orElseThrow(NotAcceptableException::new);
    }

    private static boolean isRefused(MediaType type) {
        return type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
    }

    private static boolean isSame(MediaType one, MediaType other) {
        return one.getType().equalsIgnoreCase(other.getType())
                && one.getSubtype().equalsIgnoreCase(other.getSubtype());
    }
}
