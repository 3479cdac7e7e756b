package io.turnout.control.api.room;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.EntityTag;
import io.turnout.platform.rest.Conditions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the pages load; asked for again at each page, so that it fits the page, and hardly ever sent again. */
@Path("/control")
@RunOnVirtualThread
class AssetsResource {
    private static final String CSS = "text/css;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    /** By the last part of its path. Charts are drawn by uPlot, whose licence is beside it. */
    private final Map<String, Asset> assets = Map.of(
            "room.css", new Asset(read("room/room.css"), CSS),
            "report.css", new Asset(read("report/report.css"), CSS),
            "uplot.css", new Asset(read("room/uplot/uPlot.min.css"), CSS),
            "room.js", new Asset(read("room/room.js"), SCRIPT),
            "charts.js", new Asset(read("room/charts.js"), SCRIPT),
            "uplot.js", new Asset(read("room/uplot/uPlot.iife.min.js"), SCRIPT));

    private record Asset(byte[] content, String type) {}

    @GET
    @Path("{name: (room|report|uplot)\\.css|(room|charts|uplot)\\.js}")
    @Operation(hidden = true)
    public Response asset(@PathParam("name") String name, @Context HttpHeaders headers) {
        Asset asset = assets.get(name);
        return Response.fromResponse(Conditions.of(headers).read(EntityTag.ofBytes(asset.content), asset.content))
                .type(asset.type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static byte[] read(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
