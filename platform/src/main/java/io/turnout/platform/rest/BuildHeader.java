package io.turnout.platform.rest;

import io.turnout.platform.Build;
import io.turnout.platform.about.RunningBuild;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells who asks which build answers: a gateway that compares begins to count anew with each. */
public class BuildHeader {
    private final RunningBuild build;

    public BuildHeader(RunningBuild build) {
        this.build = build;
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaderString(Build.HEADER) != null) {
            response.getHeaders().putSingle(Build.HEADER, build.get());
        }
    }
}
