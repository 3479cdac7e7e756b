package io.turnout.launcher.conference;

import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Reads all over a site often enough for a JVM to see what is used; it judges no answer. */
public final class Exercise {
    private static final int ROUNDS = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> PATHS = List.of(
            "/",
            "/agenda?day=2019-03-05",
            "/talks/1",
            "/search?q=service",
            "/api/agenda",
            "/api/talks?limit=5",
            "/api/talks?sort=title&track=Keynote",
            "/api/talks/1",
            "/api/talks/1?include=notes",
            "/api/talks/1/notes",
            "/api/search?q=migration",
            "/api/talks/none",
            "/api/nothing");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI site;

    public Exercise(URI site) {
        this.site = site;
    }

    /** Sends the requests, one after the other. */
    public void run() throws InterruptedException {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (String path : PATHS) {
                    http.send(
                            HttpRequest.newBuilder(site.resolve(path))
                                    .timeout(TIMEOUT)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            throw new Refusal(site + " gives no answer (" + e.getClass().getSimpleName() + ").");
        }
    }
}
