package io.turnout.gateway.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.Json;
import io.turnout.platform.Problem;
import io.turnout.platform.TraceId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

/** Writes a problem as an answer. */
public final class ProblemAnswer {
    private static final ObjectMapper JSON = Json.mapper();
    private static final String RETRY_AFTER_SECONDS = "1";

    private ProblemAnswer() {}

    static void write(Inbound inbound, Problem problem) {
        HttpServerResponse response = inbound.request().response();
        if (response.ended() || response.closed()) {
            inbound.done(0);
            return;
        }
        if (problem.status() == 503 || problem.status() == 504) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (inbound.hasBody() && !inbound.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        byte[] body = json(problem.withTraceId(TraceId.of(inbound.traceParent())));
        NoSniff.on(response)
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        if (problem.status() >= 500) {
            inbound.dismissWitness();
        }
        Buffer bytes = Buffer.buffer(body);
        inbound.answering(problem.status(), response.headers());
        inbound.sending(bytes);
        if (inbound.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(bytes);
        }
        inbound.done(problem.status());
    }

    /** The problem as its bytes on the wire. */
    public static byte[] json(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
