package io.turnout.control.api.reports;

import io.turnout.control.confidence.paper.Document;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A report as a page that needs nothing else, wherever it is opened: its own style, no script, and nothing from outside. */
@Singleton
public class Alone {
    private final String css = read("report/alone.css") + read("report/report.css");
    private final String policy = "default-src 'none'; style-src 'sha256-" + hash(css) + "'; base-uri 'none'";

    public String html(Document document) {
        return ReportTemplates.page(document, css, policy).render();
    }

    /** What the page may do: its style alone, which is known by its hash. */
    public String policy() {
        return policy + "; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
