package io.turnout.monorail.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.ProblemType;
import io.turnout.platform.RawNotes;
import io.turnout.platform.Validation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** The API that takes notes the way attendees keep them. */
@Path("/api/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ImportResource {
    private static final int MAX_AUTHOR = 200;

    private final Import imports;

    ImportResource(Import imports) {
        this.imports = imports;
    }

    @POST
    @Consumes({"text/markdown", MediaType.TEXT_PLAIN})
    public ImportReport run(byte[] file, @QueryParam("dryRun") String dryRun, @QueryParam("author") String author) {
        boolean dry = Validation.oneOf("dryRun", dryRun, "false", Set.of("true", "false"))
                .equals("true");
        String name = author == null ? "Anonymous" : Validation.textParameter("author", author, MAX_AUTHOR);
        if (name.isBlank()) {
            throw ProblemType.INVALID_PARAMETER.because("author must not be blank.");
        }
        return imports.run(RawNotes.parse(file == null ? new byte[0] : file), name, dry);
    }
}
