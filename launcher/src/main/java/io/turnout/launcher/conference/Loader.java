package io.turnout.launcher.conference;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Loads a conference into one side through its public API, once: what was loaded is noted, and what was cut off goes on
 * where it was, because each request's idempotency key comes from its content.
 */
public final class Loader {
    private static final int TRIES = 50;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final String side;
    private final Api talks;
    private final Api notes;
    private final Path loaded;

    /**
     * A loader into one side.
     *
     * @param side what people call it, such as "the services"
     * @param loaded folder in which it is noted what was loaded
     */
    public Loader(String side, URI talks, URI notes, Path loaded) {
        this.side = side;
        this.talks = new Api(talks);
        this.notes = new Api(notes);
        this.loaded = loaded;
    }

    /** Loads the conference; says what it did, nothing if it was there. */
    public Optional<String> load(Conference conference) throws InterruptedException {
        Path done = loaded.resolve(side.replace(' ', '-'));
        if (Files.exists(done)) {
            return Optional.empty();
        }
        int count = 0;
        for (Conference.Talk talk : conference.talks()) {
            String location = create(talks, "/api/talks", talk.body(), "");
            for (JsonNode note : talk.notes()) {
                create(
                        notes,
                        location + "/notes",
                        note,
                        talk.body().path("title").asText());
                count++;
            }
        }
        remember(done, conference);
        return Optional.of(conference.name() + " is loaded into " + side + ": "
                + conference.talks().size() + " talks, " + count + " notes");
    }

    /** A service may come to know a talk, or be there at all, a moment later than the other one. */
    private String create(Api api, String path, JsonNode body, String scope) throws InterruptedException {
        String key = key(scope + '\n' + body);
        for (int attempt = 1; true; attempt++) {
            Api.Answer answer = api.post(path, body, key);
            if (answer.status() == 201) {
                return answer.location();
            }
            boolean passing = answer.status() == 404 || answer.status() == 503;
            if (!passing || attempt == TRIES) {
                throw new Refusal("The conference could not be loaded into " + side + ": POST " + path + " of "
                        + body.path("title").asText("a note") + ": " + answer.sentence());
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private static void remember(Path done, Conference conference) {
        try {
            Files.createDirectories(done.getParent());
            Files.writeString(done, conference.name() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("It could not be noted that the conference was loaded", e);
        }
    }

    private static String key(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "conference-" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
