package io.turnout.monorail.pages;

import io.quarkus.qute.Template;
import io.turnout.platform.EntityTag;
import io.turnout.platform.rest.Conditions;
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
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
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

    Response agenda(HttpHeaders request, AgendaPage page) {
        return tagged(request, agenda, page);
    }

    Response search(HttpHeaders request, SearchPage page) {
        return tagged(request, search, page);
    }

    /** Without a tag, because each has a form with a key of its own. */
    Response talk(int status, TalkPage page) {
        return with(Response.status(status).entity(html(talk, page)));
    }

    Response error(ErrorPage page) {
        return with(Response.status(page.status()).entity(html(error, page)));
    }

    private static Response tagged(HttpHeaders request, Template template, Object page) {
        String html = html(template, page);
        return with(Response.fromResponse(Conditions.of(request).read(EntityTag.ofBytes(html), html)));
    }

    private static String html(Template template, Object page) {
        return template.data("page", page).render();
    }

    private static Response with(Response.ResponseBuilder answer) {
        return answer.type(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .build();
    }
}
