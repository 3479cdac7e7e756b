package io.turnout.platform.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
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
 * Holds public request bodies to {@code turnout.body-limit}, and files (any {@code text/*}) to {@code
 * turnout.file-limit}, with or without a {@code Content-Length}. The server's own limit is to be larger, because it
 * answers without a problem; what parts send each other below {@code /internal} is held to that alone.
 */
@Provider
// Not for what our own clients read: it needs the request at hand, and they have none.
@ConstrainedTo(RuntimeType.SERVER)
public class BodyLimit implements ReaderInterceptor {
    private final long bodyLimit;
    private final long fileLimit;
    private final UriInfo uri;

    public BodyLimit(
            @ConfigProperty(name = "turnout.body-limit") Optional<MemorySize> bodyLimit,
            @ConfigProperty(name = "turnout.file-limit") Optional<MemorySize> fileLimit,
            @Context UriInfo uri) {
        this.bodyLimit = bodyLimit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        this.fileLimit = fileLimit.map(MemorySize::asLongValue).orElse(this.bodyLimit);
        this.uri = uri;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!uri.getPath().startsWith("/internal/")) {
            long limit = context.getMediaType().getType().equals("text") ? fileLimit : bodyLimit;
            String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
            if (length != null && Long.parseLong(length) > limit) {
                throw tooLong(limit);
            }
            context.setInputStream(new Bounded(context.getInputStream(), limit));
        }
        return context.proceed();
    }

    private static RuntimeException tooLong(long limit) {
        return ProblemType.CONTENT_TOO_LARGE.because("Send at most %,d bytes.".formatted(limit));
    }

    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long read;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
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
                throw tooLong(limit);
            }
        }
    }
}
