package io.turnout.platform.rest;

import io.turnout.platform.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets requests for a rehearsal in, from who has the credential, to what can be rehearsed. All others are refused. */
public class RehearsalDoor {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** Null if nobody may ask. */
    private final byte[] credential;

    /** @param file with the credential, one line */
    public RehearsalDoor(@ConfigProperty(name = "turnout.rehearsal.credential-file") Optional<String> file) {
        this.credential =
                file.filter(name -> !name.isBlank()).map(RehearsalDoor::read).orElse(null);
    }

    private static byte[] read(String file) {
        try {
            String line = Files.readString(Path.of(file)).strip();
            if (line.isEmpty()) {
                throw new IllegalStateException("The credential for rehearsals, " + file + ", is empty");
            }
            return line.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The credential for rehearsals, " + file + ", cannot be read", e);
        }
    }

    @ServerRequestFilter
    public void enter(ContainerRequestContext request, ResourceInfo endpoint) {
        String presented = request.getHeaderString(Rehearsal.HEADER);
        if (presented == null || READS.contains(request.getMethod())) {
            return;
        }
        if (credential == null || !MessageDigest.isEqual(credential, presented.getBytes(StandardCharsets.UTF_8))) {
            throw ProblemType.FORBIDDEN.because("Writes are rehearsed for the gateway alone.");
        }
        if (!endpoint.getResourceMethod().isAnnotationPresent(Rehearsed.class)) {
            throw ProblemType.METHOD_NOT_ALLOWED.because("This cannot be rehearsed.");
        }
        Rehearsal.begin();
    }

    @ServerResponseFilter
    public void leave(ContainerResponseContext response) {
        Rehearsal rehearsal = Rehearsal.current();
        if (rehearsal != null) {
            response.getHeaders().putSingle(Rehearsal.HEADER, Rehearsal.ROLLED_BACK);
            if (rehearsal.on() != null) {
                response.getHeaders().putSingle(Rehearsal.ON, rehearsal.on());
            }
        }
    }
}
