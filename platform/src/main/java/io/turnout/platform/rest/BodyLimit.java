package io.turnout.platform.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Holds public request bodies to {@code turnout.body-limit}, with or without a {@code Content-Length}; a file of notes
 * to import and what parts send each other below {@code /internal} are held to the server's own limit alone, which is
 * larger.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {
    private final long limit;
    private final UriInfo uri;

    public BodyLimit(
            @ConfigProperty(name = "turnout.body-limit") Optional<MemorySize> limit,
            @jakarta.ws.rs.core.Context UriInfo uri) {
        this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        this.uri = uri;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean file = context.getMediaType().getType().equals("text");
        if (!file && !uri.getPath().startsWith("/internal/")) {
            String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
            if (length != null && Long.parseLong(length) > limit) {
                throw tooLong();
            }
            context.setInputStream(new Bounded(context.getInputStream()));
        }
        return context.proceed();
    }

    private RuntimeException tooLong() {
        return ProblemType.CONTENT_TOO_LARGE.because("Send at most %,d bytes.".formatted(limit));
    }

    private final class Bounded extends FilterInputStream {
        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(count);
            return count;
        }

        private void count(int count) {
            read += Math.max(0, count);
            if (read > limit) {
                throw tooLong();
            }
        }
    }
}
