package io.turnout.platform.rest;

import io.turnout.platform.ContentCoding;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Utf8;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Takes bodies as they are: a content coding is refused, because nobody undoes it, and JSON is UTF-8 (RFC 8259, section
 * 8.1). Jackson would guess at UTF-16, and let pass what is longer than UTF-8 allows, such as a slash in two bytes.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
// after the body has been given its bound
@Priority(Priorities.USER + 100)
public class PlainBody implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        ContentCoding.requireNone(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING));
        if (context.getMediaType().getSubtype().endsWith("json")) {
            byte[] body = context.getInputStream().readAllBytes();
            requireUtf8(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static void requireUtf8(byte[] body) {
        try {
            // where UTF-16 and UTF-32 have it, JSON as such cannot
            if (Utf8.decode(body).indexOf('\0') < 0) {
                return;
            }
        } catch (Utf8.Malformed e) {
            // refused below
        }
        throw ProblemType.MALFORMED_JSON.because("The JSON is not UTF-8.");
    }
}
