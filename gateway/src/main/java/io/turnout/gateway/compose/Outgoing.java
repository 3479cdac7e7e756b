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

    /** What says how to read the body, and what else there is to know. */
    MultiMap headers() {
        MultiMap headers = HttpHeaders.headers();
        answer.headers().forEach(headers::set);
        headers.set(HttpHeaders.VARY, "Accept-Encoding");
        if (tag != null) {
            headers.set(HttpHeaders.ETAG, tag);
        }
        if (body != null) {
            if (answer.contentType() != null) {
                headers.set(HttpHeaders.CONTENT_TYPE, answer.contentType());
            }
            if (gzip) {
                headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            headers.set(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        }
        return headers;
    }

    /** To be called on the event loop. */
    void write(Inbound inbound) {
        HttpServerResponse response = inbound.request().response();
        if (inbound.isDone() || response.closed()) {
            inbound.done(0);
            return;
        }
        NoSniff.on(response).setStatusCode(status);
        headers().forEach(response::putHeader);
        inbound.answering(status, response.headers());
        if (body == null || head) {
            response.end();
        } else {
            Buffer bytes = Buffer.buffer(body);
            inbound.sending(bytes);
            response.end(bytes);
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
