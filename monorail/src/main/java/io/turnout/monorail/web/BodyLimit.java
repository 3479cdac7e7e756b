package io.turnout.monorail.web;

import io.turnout.platform.ProblemType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Holds JSON bodies, which need less, to less than the server's own limit, which a file of notes needs. */
@Provider
public class BodyLimit implements ReaderInterceptor {
    /** Longest JSON body, in bytes: the longest note, each character of it escaped. */
    static final int MAX_JSON = 256 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getMediaType().getType().equals("text")) {
            context.setInputStream(new Limited(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {
        private int left = MAX_JSON;

        private Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw ProblemType.CONTENT_TOO_LARGE.because("Send at most %d KB.".formatted(MAX_JSON / 1024));
            }
        }
    }
}
