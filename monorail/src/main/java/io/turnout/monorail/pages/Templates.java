package io.turnout.monorail.pages;

import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Renders the site's templates, which other parts render too, into answers. */
@Singleton
class Templates {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    // nothing from outside, no script at all: what somebody wrote into a note cannot do anything
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Template agenda;
    private final Template talk;
    private final Template search;
    private final Template error;

    Templates(Template agenda, Template talk, Template search, Template error) {
        this.agenda = agenda;
        this.talk = talk;
        this.search = search;
        this.error = error;
    }

    Response agenda(AgendaPage page) {
        return render(200, agenda, page);
    }

    Response talk(int status, TalkPage page) {
        return render(status, talk, page);
    }

    Response search(SearchPage page) {
        return render(200, search, page);
    }

    Response error(ErrorPage page) {
        return render(page.status(), error, page);
    }

    private static Response render(int status, Template template, Object page) {
        return Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .entity(template.data("page", page).render())
                .build();
    }
}
