package io.turnout.control.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.about.About;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Asks services about themselves. Whatever they answer, or do not, is no failure here. */
public final class Inquiry implements AutoCloseable {
    /** So much says nobody of himself. */
    private static final long LONGEST = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duration patience;
    private final HttpClient client;

    /** @param patience how long one is waited for */
    public Inquiry(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** @param url of a service, without a path; null if there is none */
    public Answer ask(String url) throws InterruptedException {
        if (url == null) {
            return new Answer.Silent("It has no address.");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + About.PATH))
                    .timeout(patience)
                    .build();
            return read(client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST)), url);
        } catch (IllegalArgumentException e) {
            return new Answer.Silent("Its address is none: " + url);
        } catch (HttpTimeoutException e) {
            return new Answer.Silent("It has not answered within %d ms at %s.".formatted(patience.toMillis(), url));
        } catch (ConnectException e) {
            return new Answer.Silent("It cannot be reached at %s.".formatted(url));
        } catch (IOException e) {
            return new Answer.Silent("It has not answered as it should at %s.".formatted(url));
        }
    }

    private static Answer read(HttpResponse<String> response, String url) {
        if (response.statusCode() != 200) {
            return new Answer.Silent("It answers at %s, but says nothing of itself: %s is answered with %d."
                    .formatted(url, About.PATH, response.statusCode()));
        }
        try {
            JsonNode about = JSON.readTree(response.body());
            if (about.isObject()) {
                return new Answer.Said(about);
            }
        } catch (JsonProcessingException e) {
            // as what is no object
        }
        return new Answer.Silent("What it says of itself at %s cannot be read.".formatted(url));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
