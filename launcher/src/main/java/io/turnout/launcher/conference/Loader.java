package io.turnout.launcher.conference;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.Refusal;
import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.identity.Role;
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
import java.util.Set;

/**
 * Loads a conference into a site through its public API, once: what was loaded is noted, and what was cut off goes on
 * where it was, because each request's idempotency key comes from its content.
 */
public final class Loader {
    private static final int TRIES = 50;
    private static final Set<Integer> PASSING = Set.of(404, 502, 503, 504);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration VALIDITY = Duration.ofMinutes(30);

    /** What older data folders have noted, where each side was loaded by itself. */
    private static final String BEFORE = "the-monolith";

    private final String name;
    private final Api site;
    private final Path loaded;

    /**
     * A loader into one site.
     *
     * @param name what people call it, such as "the site"
     * @param token lets it write talks and notes
     * @param loaded folder in which it is noted what was loaded
     */
    public Loader(String name, URI site, String token, Path loaded) {
        this.name = name;
        this.site = new Api(site, token);
        this.loaded = loaded;
    }

    /** A token for loading a conference, good for as long as that can take. */
    public static String token(Keys keys) {
        return keys.token("conference", null, Set.of(Role.ATTENDEE, Role.EDITOR), VALIDITY);
    }

    /** Loads the conference; says what it did, nothing if it was there. */
    public Optional<String> load(Conference conference) throws InterruptedException {
        if (isDone()) {
            return Optional.empty();
        }
        int count = 0;
        for (Conference.Talk talk : conference.talks()) {
            String location = create("/api/talks", talk.body(), "");
            for (JsonNode note : talk.notes()) {
                create(location + "/notes", note, talk.body().path("title").asText());
                count++;
            }
        }
        remember(conference);
        return Optional.of(conference.name() + " is loaded into " + name + ": "
                + conference.talks().size() + " talks, " + count + " notes");
    }

    /** Whether a conference was loaded before. */
    public boolean isDone() {
        return Files.exists(done()) || Files.exists(loaded.resolve(BEFORE));
    }

    private Path done() {
        return loaded.resolve(name.replace(' ', '-'));
    }

    /** A part may come to know a talk, or be there at all, a moment later than another one, or be slow at first. */
    private String create(String path, JsonNode body, String scope) throws InterruptedException {
        String key = key(scope + '\n' + body);
        for (int attempt = 1; true; attempt++) {
            Api.Answer answer = site.post(path, body, key);
            if (answer.status() == 201) {
                return answer.location();
            }
            if (!PASSING.contains(answer.status()) || attempt == TRIES) {
                throw new Refusal("The conference could not be loaded into " + name + ": POST " + path + " of "
                        + body.path("title").asText("a note") + ": " + answer.sentence());
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private void remember(Conference conference) {
        try {
            Files.createDirectories(loaded);
            Files.writeString(done(), conference.name() + "\n");
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
