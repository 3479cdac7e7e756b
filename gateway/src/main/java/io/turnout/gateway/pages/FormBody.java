package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.routing.Query;
import io.turnout.platform.ProblemType;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A form as a browser sends it. */
record FormBody(String text) {
    /** @throws io.turnout.platform.ProblemException {@code unsupported-media-type} if it is something else */
    static FormBody of(Asked asked) {
        String type = asked.header(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the page's form.");
        }
        return new FormBody(new String(asked.body(), StandardCharsets.US_ASCII));
    }

    /**
     * A field's value; empty if it is not there.
     *
     * @throws io.turnout.platform.ProblemException {@code bad-request} if it is not properly encoded
     */
    String field(String name) {
        try {
            String value = Query.first(text, name);
            // browsers end lines with CR LF in forms, whatever was typed
            return value == null ? "" : value.replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            throw ProblemType.BAD_REQUEST.because("The form is not properly encoded.");
        }
    }
}
