package io.turnout.control.api.room;

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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the pages load; asked for again at each page, so that it fits the page, and hardly ever sent again. */
@Path("/control")
@RunOnVirtualThread
class AssetsResource {
    private static final String CSS = "text/css;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    private final byte[] css = read("room/room.css");
    private final byte[] report = read("report/report.css");
    private final byte[] script = read("room/room.js");
    private final byte[] charts = read("room/charts.js");
    private final byte[] plot = read("room/uplot/uPlot.iife.min.js");
    private final byte[] plotCss = read("room/uplot/uPlot.min.css");

    @GET
    @Path("room.css")
    @Operation(hidden = true)
    public Response css(@Context HttpHeaders headers) {
        return asset(headers, css, CSS);
    }

    @GET
    @Path("report.css")
    @Operation(hidden = true)
    public Response report(@Context HttpHeaders headers) {
        return asset(headers, report, "text/css;charset=UTF-8");
    }

    @GET
    @Path("room.js")
    @Operation(hidden = true)
    public Response script(@Context HttpHeaders headers) {
        return asset(headers, script, SCRIPT);
    }

    @GET
    @Path("charts.js")
    @Operation(hidden = true)
    public Response charts(@Context HttpHeaders headers) {
        return asset(headers, charts, SCRIPT);
    }

    /** The library that draws charts; see its licence beside it. */
    @GET
    @Path("uplot.js")
    @Operation(hidden = true)
    public Response plot(@Context HttpHeaders headers) {
        return asset(headers, plot, SCRIPT);
    }

    @GET
    @Path("uplot.css")
    @Operation(hidden = true)
    public Response plotCss(@Context HttpHeaders headers) {
        return asset(headers, plotCss, CSS);
    }

    private static Response asset(HttpHeaders headers, byte[] content, String type) {
        return Response.fromResponse(Conditions.of(headers).read(EntityTag.ofBytes(content), content))
                .type(type)
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
