package io.turnout.monorail.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.ImportOptions;
import io.turnout.platform.RawNotes;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The API that takes notes the way attendees keep them. */
@Path("/api/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ImportResource {
    private final Import imports;
    private final CurrentCaller caller;

    ImportResource(Import imports, CurrentCaller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("editor")
    @Consumes(MediaType.WILDCARD)
    public ImportReport run(
            byte[] file,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @QueryParam("dryRun") String dryRun,
            @QueryParam("author") String author,
            @Context UriInfo uri) {
        ImportOptions options =
                ImportOptions.of(contentType, given("dryRun", dryRun, uri), given("author", author, uri));
        return imports.run(
                caller.get(), RawNotes.parse(file == null ? new byte[0] : file), options.author(), options.dryRun());
    }

    /** Quarkus REST takes a parameter without a value for one that is not there, which here would mean to write. */
    private static String given(String name, String value, UriInfo uri) {
        boolean empty =
                value == null && uri.getQueryParameters().keySet().stream().anyMatch(name::equalsIgnoreCase);
        return empty ? "" : value;
    }
}
