package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Agenda;
import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.compose.Composition;
import io.turnout.gateway.compose.Search;
import io.turnout.gateway.plan.CompositionRules;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/** The site's pages. */
@Singleton
public class Pages implements Composition {
    private static final Set<String> ROUTES = Set.of(
            "GET /", "GET /agenda", "GET /talks/{id}", "POST /talks/{id}/notes", "GET /search", "GET /assets/site.css");

    private final Agenda agenda;
    private final Search search;
    private final TalkPages talks;
    private final NoteForm noteForm;
    private final Answer css;

    Pages(Agenda agenda, Search search, TalkPages talks, NoteForm noteForm) {
        this.agenda = agenda;
        this.search = search;
        this.talks = talks;
        this.noteForm = noteForm;
        this.css = new Answer(
                200,
                "text/css;charset=UTF-8",
                asset("META-INF/resources/assets/site.css"),
                Map.of("Cache-Control", "public, max-age=300"),
                true);
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public CompositionRules rules() {
        return new CompositionRules(ROUTES, Set.of("talks", "notes"));
    }

    @Override
    public boolean answersJson() {
        return false;
    }

    @Override
    public Answer answer(Asked asked) {
        try {
            return switch (asked.route()) {
                case "GET /", "GET /agenda" -> agenda(asked);
                case "GET /talks/{id}" -> talks.show(asked);
                case "POST /talks/{id}/notes" -> noteForm.submit(asked);
                case "GET /search" -> search(asked);
                case "GET /assets/site.css" -> css;
                default -> throw new IllegalStateException("The plan was checked against " + ROUTES);
            };
        } catch (ProblemException e) {
            return Html.error(e.problem());
        }
    }

    private Answer agenda(Asked asked) {
        Answer json = agenda.answer(asked);
        return json.status() == 200
                ? Html.page(200, Templates.agenda(Html.read(json.body(), AgendaPage.class)), true)
                : Html.error(Html.read(json.body(), Problem.class));
    }

    private Answer search(Asked asked) {
        String q = asked.parameter("q");
        if (q == null || q.isBlank()) {
            return Html.page(200, Templates.search(SearchResults.none()), true);
        }
        byte[] json = search.answer(asked).body();
        return Html.page(200, Templates.search(Html.read(json, SearchResults.class)), true);
    }

    private static byte[] asset(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
