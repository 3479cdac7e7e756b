package io.turnout.platform.rest;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells caches that what we answer depends on whether the client takes gzip: with a body, or with 304 in its stead. */
public class Varying {
    @ServerResponseFilter
    public void vary(ContainerResponseContext response) {
        if (response.hasEntity() || response.getStatus() == 304) {
            response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }
}
