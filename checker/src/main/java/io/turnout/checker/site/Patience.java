package io.turnout.checker.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits until a site is as it should be. */
public final class Patience implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Supplier<String> said;

    /** @param said what the site has to say, for who has waited in vain */
    public Patience(Supplier<String> said) {
        this.said = said;
    }

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws InterruptedException;
    }

    public void await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not " + what + " within " + AT_MOST.toSeconds() + " s: " + said.get());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Until it is answered with 200. */
    public void awaitAnswer(String what, URI uri) throws InterruptedException {
        await(what, () -> answers(uri));
    }

    private boolean answers(URI uri) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
