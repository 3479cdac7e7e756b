package io.turnout.gateway.documents;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.PublicKeys;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The keys that tokens of this site's own issuer can be verified with, read from their file beside the event loops. */
public final class PublishedKeys implements Served {
    static final String PATH = "/.well-known/jwks.json";

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    private static final long MAX_AGE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Optional<PublicKeys> keys;
    private volatile Read last;

    private record Read(Document document, long at) {
        boolean isRecent() {
            return System.nanoTime() - at < MAX_AGE_NANOS;
        }
    }

    public PublishedKeys(Optional<PublicKeys> keys) {
        this.keys = keys;
    }

    @Override
    public boolean has(String path) {
        return path.equals(PATH);
    }

    @Override
    public void serve(Inbound inbound, String path) {
        Read recent = last;
        if (keys.isEmpty()) {
            inbound.refuse(Problem.of(
                    ProblemType.NOT_FOUND,
                    "This site has no issuer of its own; ask the one that its tokens are from."));
        } else if (recent != null && recent.isRecent()) {
            answer(inbound, recent);
        } else {
            Context loop = Vertx.currentContext();
            Thread.ofVirtual().start(() -> {
                Read now = read(keys.get());
                loop.runOnContext(v -> answer(inbound, now));
            });
        }
    }

    /** Null if they cannot be read. */
    private Read read(PublicKeys keys) {
        try {
            byte[] json = keys.read().getBytes(StandardCharsets.UTF_8);
            last = new Read(Document.of("application/jwk-set+json", json), System.nanoTime());
            return last;
        } catch (IOException e) {
            LOG.errorf("The keys that are to be published cannot be read: %s", e);
            return null;
        }
    }

    private static void answer(Inbound inbound, Read read) {
        if (inbound.request().response().closed()) {
            inbound.done(0);
        } else if (read == null) {
            inbound.refuse(Problem.of(
                    ProblemType.UNAVAILABLE, "The keys cannot be read at the moment. Try again in a second."));
        } else {
            read.document.serve(inbound, "public, max-age=300");
        }
    }
}
