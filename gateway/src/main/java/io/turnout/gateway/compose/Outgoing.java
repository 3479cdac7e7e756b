package io.turnout.gateway.compose;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.NoSniff;
import io.turnout.platform.EntityTag;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A composed answer as it goes out: tagged, compressed, or 304. Made on the virtual thread, so that hashing and
 * compressing keep no event loop busy.
 */
record Outgoing(Answer answer, int status, String tag, boolean gzip, byte[] body, boolean head) {
    /** @throws io.turnout.platform.ProblemException if If-None-Match is no list of tags */
    static Outgoing of(Answer answer, MultiMap request, boolean head) {
        boolean gzip = answer.body().length > 0 && EntityTag.gzipAccepted(request.get(HttpHeaders.ACCEPT_ENCODING));
        if (!answer.cacheable()) {
            byte[] body = gzip ? compress(answer.body()) : answer.body();
            return new Outgoing(answer, answer.status(), null, gzip, body, head);
        }
        EntityTag tag = EntityTag.ofBytes(answer.body());
        if (tag.isKnownTo(request.get(HttpHeaders.IF_NONE_MATCH))) {
            return new Outgoing(answer, 304, tag.header(gzip), gzip, null, head);
        }
        byte[] body = gzip ? compress(answer.body()) : answer.body();
        return new Outgoing(answer, answer.status(), tag.header(gzip), gzip, body, head);
    }

    /** To be called on the event loop. */
    void write(Inbound inbound) {
        HttpServerResponse response = inbound.request().response();
        if (inbound.isDone() || response.closed()) {
            inbound.done(0);
            return;
        }
        NoSniff.on(response).setStatusCode(status);
        answer.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
        if (tag != null) {
            response.putHeader(HttpHeaders.ETAG, tag);
        }
        if (body == null) {
            response.end();
        } else {
            if (answer.contentType() != null) {
                response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
            }
            if (gzip) {
                response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
            if (head) {
                response.end();
            } else {
                response.end(Buffer.buffer(body));
            }
        }
        inbound.done(status);
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }
}
