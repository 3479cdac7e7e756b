package io.turnout.platform.rest;

import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The conditions a request sets: {@code If-Match} for writes, {@code If-None-Match} for both. */
public final class Conditions {
    /** Named in full, so that HEAD, for which nothing is written, says the same as GET. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final String ifMatch;
    private final String ifNoneMatch;
    private final boolean gzip;

    private Conditions(String ifMatch, String ifNoneMatch, boolean gzip) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
        this.gzip = gzip;
    }

    public static Conditions of(HttpHeaders headers) {
        return new Conditions(
                headers.getHeaderString(HttpHeaders.IF_MATCH),
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                EntityTag.gzipAccepted(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING)));
    }

    /** 304 if the client has this version, else 200 with the body. */
    public Response read(EntityTag tag, Object body) {
        if (tag.isKnownTo(ifNoneMatch)) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, tag.header(gzip))
                    .build();
        }
        return tagged(Response.ok(body, JSON), tag).build();
    }

    /**
     * Lets a write go on only if it may replace the present version.
     *
     * @throws io.turnout.platform.ProblemException {@code precondition-failed} if the client wrote on a version that is
     *     gone, or only wanted to write what is not there yet
     */
    public void requireMatch(EntityTag current) {
        if (!current.allowsWrite(ifMatch)) {
            throw ProblemType.PRECONDITION_FAILED.because(
                    "If-Match names another version than the present one. Read it again, apply your change to that, and"
                            + " send it with the new ETag.");
        }
        if (current.isKnownTo(ifNoneMatch)) {
            throw ProblemType.PRECONDITION_FAILED.because(
                    "If-None-Match names the present version, or asks that there be none. Leave it out to replace it.");
        }
    }

    public Response.ResponseBuilder tagged(Response.ResponseBuilder response, EntityTag tag) {
        return response.header(HttpHeaders.ETAG, tag.header(gzip));
    }
}
