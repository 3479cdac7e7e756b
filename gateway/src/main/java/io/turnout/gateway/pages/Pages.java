package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Agenda;
import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.compose.Composition;
import io.turnout.gateway.compose.Search;
import io.turnout.gateway.identity.Refusals;
import io.turnout.gateway.plan.CompositionRules;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.session.FormOrigin;
import io.turnout.platform.session.Visitor;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/** The site's pages. */
@Singleton
public class Pages implements Composition {
    private static final Set<String> BOTH = Set.of("talks", "notes");
    private static final Map<String, Set<String>> CALLS = Map.of(
            "GET /",
            BOTH,
            "GET /agenda",
            BOTH,
            "GET /talks/{id}",
            BOTH,
            "POST /talks/{id}/notes",
            BOTH,
            "GET /search",
            BOTH,
            "GET /assets/site.css",
            Set.of(),
            "GET /sign-in",
            Set.of(),
            "POST /sign-in",
            Set.of(),
            "POST /sign-out",
            Set.of());

    private final Agenda agenda;
    private final Search search;
    private final TalkPages talks;
    private final NoteForm noteForm;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Refusals refusals;
    private final Answer css;

    Pages(
            Agenda agenda,
            Search search,
            TalkPages talks,
            NoteForm noteForm,
            SignIn signIn,
            Sessions sessions,
            Refusals refusals) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.refusals = refusals;
        this.agenda = agenda;
        this.search = search;
        this.talks = talks;
        this.noteForm = noteForm;
        this.css = new Answer(
                200, "text/css;charset=UTF-8", asset("site.css"), Map.of("Cache-Control", "public, max-age=300"), true);
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public CompositionRules rules() {
        return new CompositionRules(CALLS);
    }

    @Override
    public boolean answersJson() {
        return false;
    }

    @Override
    public Answer answer(Asked asked) {
        if (asked.route().equals("GET /assets/site.css")) {
            return css;
        }
        Session session = sessions.of(asked);
        Visitor visitor = session.visitor(here(asked));
        try {
            return session.mark(page(asked, session, visitor));
        } catch (ProblemException e) {
            return session.mark(Html.error(e.problem(), visitor));
        }
    }

    private Answer page(Asked asked, Session session, Visitor visitor) {
        if (asked.route().startsWith("POST")) {
            refuseForeign(asked);
        }
        return switch (asked.route()) {
            case "GET /", "GET /agenda" -> agenda(asked, visitor);
            case "GET /talks/{id}" -> talks.show(asked, visitor);
            case "POST /talks/{id}/notes" -> noteForm.submit(asked, session);
            case "GET /search" -> search(asked, visitor);
            case "GET /sign-in" -> signIn.show(asked, session);
            case "POST /sign-in" -> signIn.submit(asked, session);
            case "POST /sign-out" -> signIn.out(asked);
            default -> throw new IllegalStateException("The plan was checked against " + CALLS.keySet());
        };
    }

    private void refuseForeign(Asked asked) {
        FormOrigin origin = new FormOrigin(
                asked.header("Sec-Fetch-Site"),
                asked.headers().getAll(HttpHeaders.ORIGIN),
                asked.site().scheme(),
                asked.site().host());
        if (origin.isForeign()) {
            refusals.count(Refusals.Reason.FOREIGN);
            throw ProblemType.CROSS_SITE.because("Open the page here, and send its form again.");
        }
    }

    /** Where to come back to from signing in. */
    private static String here(Asked asked) {
        if (asked.route().startsWith("POST")) {
            return "/";
        }
        return asked.query() == null ? asked.path() : asked.path() + "?" + asked.query();
    }

    private Answer agenda(Asked asked, Visitor visitor) {
        Answer json = agenda.answer(asked);
        return json.status() == 200
                ? Html.page(200, Templates.agenda(Html.read(json.body(), AgendaPage.class), visitor), true)
                : Html.error(Html.read(json.body(), Problem.class), visitor);
    }

    private Answer search(Asked asked, Visitor visitor) {
        String q = asked.parameter("q");
        if (q == null || q.isBlank()) {
            return Html.page(200, Templates.search(SearchResults.none(), visitor), true);
        }
        byte[] json = search.answer(asked).body();
        return Html.page(200, Templates.search(Html.read(json, SearchResults.class), visitor), true);
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
