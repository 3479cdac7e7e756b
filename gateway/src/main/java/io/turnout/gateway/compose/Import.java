package io.turnout.gateway.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.gateway.plan.CompositionRules;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.platform.ImportOptions;
import io.turnout.platform.Json;
import io.turnout.platform.ProblemException;
import io.turnout.platform.RawNotes;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        ImportOptions options =
                ImportOptions.of(asked.header(HttpHeaders.CONTENT_TYPE), asked.given("dryRun"), asked.given("author"));
        List<RawNotes.Section> sections = RawNotes.parse(asked.body()).sections();
        List<Heading> headings = sections.stream()
                .map(RawNotes.Section::heading)
                .map(heading -> new Heading(heading.title(), heading.speakers(), heading.keys()))
                .toList();
        Reply talks = post(asked, "talks", "/internal/talks/resolve", new Headings(options.dryRun(), headings));
        if (talks.status() != 200) {
            return Answer.passedOn(talks);
        }
        List<Talk> resolved = read(talks, Resolved.class).items();
        List<NewNote> notes = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).note() != null) {
                notes.add(new NewNote(
                        resolved.get(i).id(), options.author(), sections.get(i).note()));
            }
        }
        Reply imported = post(asked, "notes", "/internal/notes/import", new Notes(options.dryRun(), notes));
        if (imported.status() != 200) {
            return Answer.passedOn(imported);
        }
        List<Note> done = read(imported, Imported.class).items();
        byte[] report = json(ImportReport.of(options.dryRun(), sections, resolved, done));
        return new Answer(200, Answer.JSON, report, Map.of(), false);
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
