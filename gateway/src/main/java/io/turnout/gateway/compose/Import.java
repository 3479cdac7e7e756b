package io.turnout.gateway.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.gateway.plan.CompositionRules;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.platform.Json;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.RawNotes;
import io.turnout.platform.Validation;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Raw notes, split up between the services: talks are matched or created first, then notes are added to them. Each half
 * is a transaction, and the same import again changes nothing; so one that broke off between the two is mended by
 * sending it once more.
 */
@Singleton
public class Import implements Composition {
    private static final ObjectMapper JSON = Json.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Set<String> MEDIA_TYPES = Set.of("text/markdown", "text/plain");

    private record Headings(boolean dryRun, List<Heading> headings) {}

    private record Heading(String title, List<String> speakers, List<String> keys) {}

    private record Resolved(List<Talk> items) {}

    record Talk(Long id, String title, String action) {}

    private record Notes(boolean dryRun, List<NewNote> notes) {}

    private record NewNote(Long talkId, String author, String body) {}

    private record Imported(List<Note> items) {}

    record Note(Long id, String action) {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public CompositionRules rules() {
        return new CompositionRules(Set.of("POST /api/import"), Set.of("talks", "notes"));
    }

    @Override
    public Answer answer(Asked asked) {
        requireText(asked.header(HttpHeaders.CONTENT_TYPE));
        boolean dryRun = Validation.oneOf("dryRun", asked.parameter("dryRun"), "false", Set.of("true", "false"))
                .equals("true");
        String given = asked.parameter("author");
        String author = given == null ? "Anonymous" : Validation.textParameter("author", given, 200);
        List<RawNotes.Section> sections = RawNotes.parse(asked.body()).sections();
        List<Heading> headings = sections.stream()
                .map(RawNotes.Section::heading)
                .map(heading -> new Heading(heading.title(), heading.speakers(), heading.keys()))
                .toList();
        Reply talks = post(asked, "talks", "/internal/talks/resolve", new Headings(dryRun, headings));
        if (talks.status() != 200) {
            return Answer.passedOn(talks);
        }
        List<Talk> resolved = read(talks, Resolved.class).items();
        List<NewNote> notes = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).note() != null) {
                notes.add(new NewNote(
                        resolved.get(i).id(), author, sections.get(i).note()));
            }
        }
        Reply imported = post(asked, "notes", "/internal/notes/import", new Notes(dryRun, notes));
        if (imported.status() != 200) {
            return Answer.passedOn(imported);
        }
        List<Note> done = read(imported, Imported.class).items();
        byte[] report = json(ImportReport.of(dryRun, sections, resolved, done));
        return new Answer(200, Answer.JSON, report, Map.of(), false);
    }

    private static void requireText(String contentType) {
        String[] parts = contentType == null
                ? new String[] {""}
                : contentType.toLowerCase(Locale.ROOT).split("\\s*;\\s*");
        boolean utf8 = parts.length == 1 || parts[1].matches("charset=\"?utf-8\"?");
        if (!MEDIA_TYPES.contains(parts[0].strip()) || !utf8) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send text/markdown or text/plain, in UTF-8.");
        }
    }

    private static Reply post(Asked asked, String upstream, String uri, Object body) {
        return asked.calls().post(upstream, uri, Map.of(), json(body)).main();
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }

    private static <T> T read(Reply reply, Class<T> type) {
        try {
            return JSON.readValue(reply.body(), type);
        } catch (IOException e) {
            throw new ProblemException(UpstreamFailure.BROKEN.problem());
        }
    }
}
