package io.turnout.monorail.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.EntityTag;
import io.turnout.platform.rest.Conditions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The pages' style sheet. What the server gives of a file by itself has no tag, and does not say that it depends on the coding
 * that a client takes.
 */
@Path("/assets/site.css")
@RunOnVirtualThread
class StyleSheetResource {
    private static final String FILE = "site.css";

    private final byte[] css = read();
    private final EntityTag tag = EntityTag.ofBytes(css);

    @GET
    public Response get(@Context HttpHeaders headers) {
        return Response.fromResponse(Conditions.of(headers).read(tag, css))
                .type("text/css;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }

    private static byte[] read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
