package io.turnout.checker.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The API of talks and notes, as one client with a token uses it, at one door after the other. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    /** Longer than anything in between may take, so that it is not the client who leaves results open. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final List<URI> doors;
    private final String token;
    private final Sent sent;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param doors each request goes to another one, in turn */
    Api(HttpClient http, List<URI> doors, String token, Sent sent) {
        this.sent = sent;
        this.http = http;
        this.doors = List.copyOf(doors);
        this.token = token;
    }

    Answer createTalk(String title, String key) throws InterruptedException {
        return send(request("/api/talks").header("Idempotency-Key", key).POST(talk(title)));
    }

    Answer createNote(long talk, String author, String text, String key) throws InterruptedException {
        HttpRequest.Builder request = request("/api/talks/" + talk + "/notes");
        return send(request.header("Idempotency-Key", key).POST(note(author, text)));
    }

    /** Overwrites the version that the client knows of. */
    Answer update(Item item, String author, String text) throws InterruptedException {
        BodyPublisher body = item.kind() == Kind.TALK ? talk(text) : note(author, text);
        return send(request(item.kind().path(item.id()))
                .header("If-Match", "\"v" + item.version() + "\"")
                .PUT(body));
    }

    Answer delete(Item item) throws InterruptedException {
        return send(request(item.kind().path(item.id())).DELETE());
    }

    Answer read(Item item) throws InterruptedException {
        return send(request(item.kind().path(item.id())).GET());
    }

    private HttpRequest.Builder request(String path) {
        URI door = doors.get(Math.floorMod(requests.getAndIncrement(), doors.size()));
        return HttpRequest.newBuilder(door.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static BodyPublisher talk(String title) {
        return json(JSON.createObjectNode().put("title", title));
    }

    private static BodyPublisher note(String author, String text) {
        return json(JSON.createObjectNode().put("author", author).put("body", text));
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        Answer answer = ask(request);
        sent.answered(answer.status());
        return answer;
    }

    private Answer ask(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (ConnectException e) {
            return new Answer(Answer.NOT_SENT, MissingNode.getInstance());
        } catch (IOException e) {
            return new Answer(Answer.NONE, MissingNode.getInstance());
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
