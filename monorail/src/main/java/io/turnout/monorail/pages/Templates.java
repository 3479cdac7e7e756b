package io.turnout.monorail.pages;

import io.quarkus.qute.Template;
import io.turnout.platform.EntityTag;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.page.Visit;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.ProblemMappers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Renders the site's templates, which other parts render too, into answers. */
@Singleton
class Templates {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    // nothing from outside, no script at all: what somebody wrote into a note cannot do anything
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Template agenda;
    private final Template talk;
    private final Template search;
    private final Template signin;
    private final Template error;
    private final ProblemMappers problems = new ProblemMappers();

    Templates(Template agenda, Template talk, Template search, Template signin, Template error) {
        this.signin = signin;
        this.agenda = agenda;
        this.talk = talk;
        this.search = search;
        this.error = error;
    }

    Response agenda(Visit visit, HttpHeaders request, AgendaPage page) {
        return tagged(visit, request, agenda, page);
    }

    Response search(Visit visit, HttpHeaders request, SearchPage page) {
        return tagged(visit, request, search, page);
    }

    /** Without a tag, because each has a form with a key of its own. */
    Response talk(Visit visit, int status, TalkPage page) {
        return with(visit, Response.status(status).entity(html(visit, talk, page)));
    }

    /** The talk's page for somebody who may not write, with what they typed. */
    Response talk(Visit visit, Refusal refusal, TalkPage page) {
        Response answer = talk(visit, refusal.problem().status(), page);
        answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }

    Response signIn(Visit visit, int status, SignInPage page) {
        Response answer = with(visit, Response.status(status).entity(html(visit, signin, page)));
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }

    /** What is not a refusal of ours is put into words, and into the log, where the API does it too. */
    Response error(Visit visit, Throwable failure) {
        Response answer = switch (failure) {
            case ProblemException refusal -> problems.problem(refusal);
            case WebApplicationException http -> problems.http(http);
            default -> problems.unexpected(failure);
        };
        Problem problem = (Problem) answer.getEntity();
        if (problem.type().equals(ProblemType.FENCED.uri())) {
            // not for eyes: whoever is in front knows it by its type, and sends the form to where it can be taken
            return answer;
        }
        ErrorPage page = ErrorPage.of(problem);
        return with(visit, Response.status(page.status()).entity(html(visit, error, page)));
    }

    private static Response tagged(Visit visit, HttpHeaders request, Template template, Object page) {
        String html = html(visit, template, page);
        return with(visit, Response.fromResponse(Conditions.of(request).read(EntityTag.ofBytes(html), html)));
    }

    private static String html(Visit visit, Template template, Object page) {
        return template.data("page", page).data("visitor", visit.visitor()).render();
    }

    private static Response with(Visit visit, Response.ResponseBuilder answer) {
        return answer.type(HTML)
                // nobody else's caches may keep what shows who somebody is
                .header(HttpHeaders.CACHE_CONTROL, visit.caller() == null ? "no-cache" : "private, no-cache")
                .header(HttpHeaders.SET_COOKIE, visit.cookie())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "same-origin")
                .build();
    }
}
