package io.turnout.gateway.stub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stubs' plan with talks and notes that are data and move, until it is closed. The talks' stub is the legacy side, which has all;
 * the notes' stub is both services.
 */
public final class MovingPlan implements AutoCloseable {
    private final Path file;
    private final int managementPort;
    private final String original;

    /** Applies it. */
    public MovingPlan(Path file, int managementPort, Client legacy, Client services) {
        this.file = file;
        this.managementPort = managementPort;
        try {
            original = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(original.replace("talks: { url: \"" + url(legacy), "talks: { url: \"" + url(services))
                .replace("datasets:\n", """
                        datasets:
                          dishes: { capabilities: [dishes, talk-with-notes, pages, notes-in-talks, notes-in-pages] }
                          lines: { capabilities: [lines, talk-with-notes, pages], after: [dishes] }
                        """)
                .replace("capabilities:\n", """
                        capabilities:
                          lines: { routes: [GET /lines], legacy: first, candidate: talks }
                          dishes: { routes: [GET /dishes, POST /dishes], legacy: first, candidate: notes }
                          notes-in-talks: { attribute: notes, of: talk-with-notes }
                          notes-in-pages: { attribute: notes, of: pages }
                        """)
                .replaceAll(
                        "(?m)(talk-with-notes:\\R.*legacy: )site(, candidate: compose), stage: candidate", "$1first$2")
                .replaceAll(
                        "(?m)^    legacy: site\n    candidate: compose\n    stage: candidate$",
                        "    legacy: first\n    candidate: compose"));
        await().until(() -> routes().contains("notes-in-pages"));
    }

    private static String url(Client client) {
        return "http://127.0.0.1:" + client.port();
    }

    private String routes() {
        return Client.of(managementPort).get("/routes").body();
    }

    private void write(String plan) {
        try {
            Files.writeString(file, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write(original);
        await().until(() -> !routes().contains("notes-in-pages"));
    }
}
