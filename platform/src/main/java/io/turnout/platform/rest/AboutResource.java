package io.turnout.platform.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.about.About;
import io.turnout.platform.about.Self;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For who keeps the catalogue of services. */
@Path(About.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AboutResource {
    private final Self self;

    AboutResource(Self self) {
        this.self = self;
    }

    @GET
    public About about() {
        return self.about();
    }
}
