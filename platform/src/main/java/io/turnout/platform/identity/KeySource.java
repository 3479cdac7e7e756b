package io.turnout.platform.identity;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a JSON Web Key Set comes from. */
interface KeySource {
    /** The key set as JSON text. */
    String read() throws IOException;

    /** @param location an http(s) URL, or a file */
    static KeySource at(String location) {
        if (location.startsWith("http://") || location.startsWith("https://")) {
            return new Web(URI.create(location));
        }
        Path file = Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
        return () -> Files.readString(file);
    }

    /** An issuer's key set; whoever waits for it waits seconds at most, however the issuer behaves. */
    final class Web implements KeySource {
        private static final Duration CONNECT = Duration.ofSeconds(2);
        private static final Duration ANSWER = Duration.ofSeconds(3);
        private static final Duration ALL = Duration.ofSeconds(5);
        private static final int MAX_BYTES = 1 << 20;

        private final HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT).build();
        private final HttpRequest request;

        Web(URI uri) {
            request = HttpRequest.newBuilder(uri)
                    .timeout(ANSWER)
                    .header("Accept", "application/jwk-set+json, application/json")
                    .build();
        }

        @Override
        public String read() throws IOException {
            // the request's own timeout ends with the head of the answer
            CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
            try {
                HttpResponse<byte[]> response = asked.get(ALL.toMillis(), TimeUnit.MILLISECONDS);
                if (response.statusCode() != 200) {
                    throw new IOException(request.uri() + " answers " + response.statusCode());
                }
                return new String(response.body(), StandardCharsets.UTF_8);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
            } catch (TimeoutException e) {
                throw new IOException(request.uri() + " takes longer than " + ALL.toSeconds() + " s to answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while reading " + request.uri());
            } finally {
                asked.cancel(true);
            }
        }
    }
}
