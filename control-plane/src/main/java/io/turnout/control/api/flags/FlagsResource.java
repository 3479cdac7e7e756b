package io.turnout.control.api.flags;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Feature flags in flagd's format. A change can name the version that it is made for with {@code If-Match}, by the {@code ETag} that
 * answers carry; gateways and services have it within a second.
 */
@Path("/api/control/flags")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "flags")
class FlagsResource {
    private final Flags flags;
    private final CurrentCaller caller;

    FlagsResource(Flags flags, CurrentCaller caller) {
        this.flags = flags;
        this.caller = caller;
    }

    /** All flags, and how often they were asked for. */
    @GET
    public Response all() {
        return tagged(flags.all());
    }

    /**
     * Puts other flags in the place of all.
     *
     * @param dryRun true only tells what would be another
     */
    @PUT
    public Response replace(@QueryParam("dryRun") boolean dryRun, FlagRequest request, @Context HttpHeaders headers) {
        String document = required(request, "document", request == null ? null : request.document())
                .toPrettyString();
        return dryRun
                ? Response.ok(Map.of("changes", flags.wouldChange(document))).build()
                : tagged(flags.replace(document, expected(headers), request.change(who())));
    }

    /** Adds a flag, or puts another in the place of the one with the key. */
    @PUT
    @Path("{key}")
    public Response put(@PathParam("key") String key, FlagRequest request, @Context HttpHeaders headers) {
        return tagged(flags.put(
                key,
                required(request, "flag", request == null ? null : request.flag()),
                expected(headers),
                request.change(who())));
    }

    /** Removes a flag; who asks for it gets a default of their own from then on. */
    @DELETE
    @Path("{key}")
    public Response remove(
            @PathParam("key") String key, @QueryParam("reason") String reason, @Context HttpHeaders headers) {
        FlagRequest request = new FlagRequest(null, null, null, reason);
        return tagged(flags.remove(key, expected(headers), request.change(who())));
    }

    /** Who changed what, the newest first. */
    @GET
    @Path("log")
    public Map<String, List<FlagVersionView>> log(@QueryParam("limit") String limit) {
        return Map.of("versions", flags.log(Validation.intParameter("limit", limit, 20, 1, 200)));
    }

    /** A version's document. */
    @GET
    @Path("versions/{version}")
    public Response version(@PathParam("version") String version) {
        return Response.ok(flags.version(Validation.id(version)).document()).build();
    }

    /** Makes the flags what they were in a version. */
    @POST
    @Path("revert")
    public Response revert(FlagRequest request, @Context HttpHeaders headers) {
        long version = required(request, "version", request == null ? null : request.version());
        return tagged(flags.revert(version, expected(headers), request.change(who())));
    }

    private String who() {
        return caller.get().subject();
    }

    private static <T> T required(FlagRequest request, String name, T value) {
        if (request == null || value == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"%s\": …, \"reason\": …}.".formatted(name));
        }
        return value;
    }

    /** Null for whichever there is. */
    private Long expected(HttpHeaders headers) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch == null) {
            return null;
        }
        long now = flags.all().version();
        Conditions.of(headers).requireMatch(EntityTag.ofVersion(now));
        // whoever changes them after this look is noticed by the ledger
        return now;
    }

    private static Response tagged(FlagsView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, EntityTag.ofVersion(view.version()).header(false))
                .build();
    }
}
