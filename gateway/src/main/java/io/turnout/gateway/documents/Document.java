package io.turnout.gateway.documents;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.NoSniff;
import io.turnout.platform.EntityTag;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

/** Some bytes that are served as they are. */
record Document(String type, Buffer body, EntityTag tag) {
    static Document of(String type, byte[] body) {
        return new Document(type, Buffer.buffer(body), EntityTag.ofBytes(body));
    }

    /** Answers with it, or with 304 if the client has it; headers that are set already go out too. */
    void serve(Inbound inbound, String caching) {
        HttpServerResponse response = inbound.request().response();
        NoSniff.on(response)
                .putHeader(HttpHeaders.ETAG, tag.header(false))
                .putHeader(HttpHeaders.CACHE_CONTROL, caching);
        if (tag.isKnownTo(inbound.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            if (inbound.request().method() == HttpMethod.HEAD) {
                response.end();
            } else {
                response.end(body);
            }
        }
        inbound.done(response.getStatusCode());
    }
}
