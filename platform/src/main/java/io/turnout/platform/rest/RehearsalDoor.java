package io.turnout.platform.rest;

import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Credential;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets requests for a rehearsal in, from who has the credential, to what can be rehearsed. All others are refused. */
public class RehearsalDoor {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Optional<Credential> credential;

    /** @param file with the credential; without one nobody may ask */
    public RehearsalDoor(@ConfigProperty(name = "turnout.rehearsal.credential-file") Optional<String> file) {
        this.credential = Credential.inFile(file);
    }

    @ServerRequestFilter
    public void enter(ContainerRequestContext request, ResourceInfo endpoint) {
        String presented = request.getHeaderString(Rehearsal.HEADER);
        if (presented == null || READS.contains(request.getMethod())) {
            return;
        }
        Rehearsal.begin();
        if (credential.filter(known -> known.is(presented)).isEmpty()) {
            Rehearsal.ended(Rehearsal.End.REFUSED);
            throw ProblemType.FORBIDDEN.because("Writes are rehearsed for the gateway alone.");
        }
        if (!endpoint.getResourceMethod().isAnnotationPresent(Rehearsed.class)) {
            Rehearsal.ended(Rehearsal.End.REFUSED);
            throw ProblemType.METHOD_NOT_ALLOWED.because("This cannot be rehearsed.");
        }
    }

    /** An answer which says that something was done, and of which nobody has said that it was taken back, is left as it is. */
    @ServerResponseFilter
    public void leave(ContainerResponseContext response) {
        Rehearsal rehearsal = Rehearsal.current();
        if (rehearsal == null) {
            return;
        }
        Rehearsal.End end = rehearsal.end();
        if (end == null && response.getStatus() >= 400) {
            end = Rehearsal.End.ROLLED_BACK;
        }
        if (end != null) {
            response.getHeaders().putSingle(Rehearsal.HEADER, end.text());
        }
        if (rehearsal.on() != null) {
            response.getHeaders().putSingle(Rehearsal.ON, rehearsal.on());
        }
    }
}
