package io.turnout.control.api.room.catalogue;

import io.turnout.platform.Markdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of docs/runbooks, as they were when this was built: they are wanted when other things are down. */
final class Runbooks {
    private static final Pattern OURS = Pattern.compile("docs/runbooks/([a-z0-9-]+)\\.md");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://\\S+");

    private Runbooks() {}

    /**
     * Where to read it; null if that is nowhere.
     *
     * @param runbook a path of this repository, or a URL; may be null
     */
    static String link(String runbook) {
        if (runbook == null) {
            return null;
        }
        Matcher ours = OURS.matcher(runbook);
        if (ours.matches()) {
            return text(ours.group(1)).isPresent() ? "/control/catalogue/runbooks/" + ours.group(1) : null;
        }
        return ELSEWHERE.matcher(runbook).matches() ? runbook : null;
    }

    /** As safe HTML, if there is one with that name. */
    static Optional<String> html(String name) {
        return text(name).map(Markdown::toHtml);
    }

    private static Optional<String> text(String name) {
        if (!OURS.matcher("docs/runbooks/" + name + ".md").matches()) {
            return Optional.empty();
        }
        try (InputStream page = Runbooks.class.getResourceAsStream("/runbooks/" + name + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
