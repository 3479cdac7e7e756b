package io.turnout.gateway.compose;

import io.turnout.gateway.proxy.Reply;
import java.util.HashMap;
import java.util.Map;

/**
 * A composed answer.
 *
 * @param headers beyond those of content and caching
 * @param cacheable whether it has an entity tag, by its bytes
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers, boolean cacheable) {
    static final String JSON = "application/json;charset=UTF-8";

    /** This answer with a header more, or another value of it. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more, cacheable);
    }

    /** 200 with a JSON body. */
    static Answer ok(byte[] json) {
        return new Answer(200, JSON, json, Map.of(), true);
    }

    /** An upstream's answer as it is, where that is one that the client must see. */
    static Answer passedOn(Reply reply) {
        return new Answer(reply.status(), reply.contentType(), reply.body(), Map.of(), false);
    }
}
