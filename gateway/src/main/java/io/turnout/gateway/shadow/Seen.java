package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import io.turnout.gateway.inbound.Witness;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** What a client has asked and is answered, kept up to a bound. */
final class Seen implements Witness {
    private static final int PIECE = 8 * 1024;

    private final int longest;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private final CompletableFuture<Optional<Buffer>> request = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private int status;
    private MultiMap headers;
    private boolean cut;

    Seen(int longest) {
        this.longest = longest;
    }

    CompletableFuture<Reply> reply() {
        return reply;
    }

    /** The request's whole body, as soon as it goes on; of length 0 if there is none, empty if it is too long or was not kept. */
    CompletableFuture<Optional<Buffer>> request() {
        return request;
    }

    @Override
    public void asking(Buffer body) {
        Buffer whole = body == null ? Buffer.buffer() : body;
        request.complete(Optional.of(whole).filter(bytes -> bytes.length() <= longest));
    }

    @Override
    public void head(int status, MultiMap headers) {
        this.status = status;
        this.headers = HttpHeaders.headers().addAll(headers);
    }

    @Override
    public void body(Buffer bytes) {
        int room = longest - body.length();
        cut |= bytes.length() > room;
        body.appendBuffer(bytes, 0, Math.min(room, bytes.length()));
    }

    @Override
    public void end(boolean whole) {
        request.complete(Optional.empty());
        if (whole && headers != null) {
            // what undoes its coding is not for an event loop
            reply.completeAsync(() -> answer(status, headers, body, cut, longest), Thread::startVirtualThread);
        } else {
            reply.complete(new Reply.Unanswered("none that is whole"));
        }
    }

    /** An answer as it is compared: without the coding that only its way has. */
    static Reply answer(int status, MultiMap headers, Buffer body, boolean cut, int longest) {
        Map<String, List<String>> all = headers.names().stream()
                .collect(Collectors.toMap(name -> name, headers::getAll, (first, again) -> first));
        String coding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || body.length() == 0) {
            return new Reply.Answered(new Answer(status, all, body.getBytes(), cut));
        }
        return coding.equalsIgnoreCase("gzip")
                ? unzipped(status, all, body.getBytes(), cut, longest)
                : new Reply.Unanswered("none that can be read: it is coded as " + coding);
    }

    private static Reply unzipped(
            int status, Map<String, List<String>> headers, byte[] zipped, boolean cut, int longest) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        boolean more = cut;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            byte[] piece = new byte[PIECE];
            int read;
            while ((read = in.read(piece)) >= 0 && plain.size() <= longest) {
                plain.write(piece, 0, read);
            }
            more |= plain.size() > longest;
        } catch (IOException e) {
            // of what was cut off, the beginning is all there is
            if (!cut) {
                return new Reply.Unanswered("none that can be read: it is no gzip");
            }
        }
        byte[] bytes = Arrays.copyOf(plain.toByteArray(), Math.min(plain.size(), longest));
        return new Reply.Answered(new Answer(status, headers, bytes, more));
    }
}
