package io.turnout.platform.rest;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What {@code @RolesAllowed} refuses is answered in the words of {@link Refusal}. */
public class RefusalMappers {
    static final String NO_STORE = "no-store";

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return respond(Refusal.noToken());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, ResourceInfo endpoint) {
        return respond(Refusal.missing(roleOf(endpoint)));
    }

    private static Role roleOf(ResourceInfo endpoint) {
        RolesAllowed allowed = endpoint.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (allowed == null) {
            allowed = endpoint.getResourceClass().getAnnotation(RolesAllowed.class);
        }
        return Role.of(allowed.value()[0]).orElseThrow();
    }

    private static Response respond(Refusal refusal) {
        return Response.fromResponse(ProblemMappers.respond(refusal.problem()))
                .header(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge())
                .build();
    }
}
