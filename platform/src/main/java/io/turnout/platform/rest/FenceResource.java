package io.turnout.platform.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** For who wants to know nothing but the fences: an empty answer, with {@link FenceHeader}'s header. */
@Path("/internal/fence")
@RunOnVirtualThread
public class FenceResource {
    @GET
    public void look() {
        // the header says it
    }
}
